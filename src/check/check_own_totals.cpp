#include "base/catalogue/checks.hpp"
#include "base/shown.hpp"
#include "check/check_values.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

using State = Evaluated::State;

// The figures of one row of a table, or of the sums of all rows, for weights and formulas. Blanks
// stay blank: a weight that is not there makes no mean.
class InTable : public Figures {
public:
    InTable(FigureTable const& table, std::size_t row, std::size_t column)
        : m_table(table), m_row(row), m_column(column)
    {
    }

    [[nodiscard]] Evaluated name(Expression const& name) const override
    {
        auto const& targets = m_table.places().targets(name);
        return targets.size() == 1 ? value(targets.front()) : Evaluated{State::unknown};
    }
    void range(Expression const& range, std::vector<Evaluated>& into) const override
    {
        for (auto const& target : m_table.places().targets(range)) {
            into.push_back(value(target));
        }
    }

private:
    [[nodiscard]] Evaluated value(Target const& target) const
    {
        if (target.whose != Reference::Whose::own || target.form != &m_table.form()) {
            return {State::unknown};
        }
        auto const& number =
            m_table.at(target.row.value_or(m_row), target.column.value_or(m_column)).number;
        return number ? Evaluated{State::value, *number} : Evaluated{State::blank};
    }

    FigureTable const& m_table;
    std::size_t m_row, m_column;
};

constexpr std::size_t most_decimals = 9; // that are read: see Exact::from_double()

// Half of one, of a tenth, of a hundredth …
std::vector<Exact> halves()
{
    std::vector<Exact> made;
    for (auto half = Exact(1).over(Exact(2)); half && made.size() <= most_decimals;
         half = half->over(Exact(10))) {
        made.push_back(*half);
    }
    return made;
}

// How far a written figure may be from the exact one: half of its last decimal. Figures of a
// machine have all the decimals that are read; what they are worked out from was cut there too.
Exact allowed(Exact const& written)
{
    static auto const by_decimals = halves();
    auto whole = std::optional(written);
    for (std::size_t decimals = 0; decimals < by_decimals.size(); ++decimals) {
        if (decimals == most_decimals) {
            return by_decimals[decimals].times(Exact(4)).value_or(by_decimals[decimals]);
        }
        if (whole && whole->whole()) {
            return by_decimals[decimals];
        }
        whole = whole ? whole->times(Exact(10)) : whole;
    }
    return by_decimals.front();
}

bool nearly(Exact const& written, Exact const& worked_out)
{
    if (written == worked_out) {
        return true;
    }
    auto const difference =
        written > worked_out ? written.minus(worked_out) : worked_out.minus(written);
    return difference && *difference <= allowed(written);
}

class OwnTotals {
public:
    OwnTotals(FigureTable const& table,
              Submission const& submission,
              std::vector<Finding>& findings)
        : m_table(table), m_submission(submission), m_findings(findings)
    {
    }

    void check_total_row()
    {
        auto const& total_row = m_table.form().total_row;
        auto const label = total_row ? total_row->label : std::string("Σ");
        std::size_t likely = 0;
        for (auto const& fact : m_submission.own_total) {
            auto const column = m_table.find_column(fact.column, likely);
            auto const* const written = fact.number();
            likely = column ? *column + 1 : likely;
            if (!column || written == nullptr) {
                continue;
            }
            auto const worked_out = over_rows(*column);
            if (worked_out && !nearly(*written, *worked_out)) {
                report(say::own_total_differs, fact, label, *column, *worked_out);
            }
        }
    }

    void check_derived()
    {
        for (std::size_t row = 0; row < m_table.row_count(); ++row) {
            for (auto const column : m_table.places().derived(m_table.row(row))) {
                auto const& figure = m_table.at(row, column);
                if (!figure.number || figure.fact == nullptr) {
                    continue;
                }
                auto const& measure = m_table.measure(row, column);
                auto const worked_out = evaluate(*measure.formula, InTable(m_table, row, column));
                if (worked_out.state == State::value && !nearly(*figure.number, worked_out.value)) {
                    report(measure.type == ValueType::count ? say::own_total_differs
                                                            : say::derived_differs,
                           *figure.fact,
                           m_table.row_label(row),
                           column,
                           worked_out.value);
                }
            }
        }
    }

private:
    void
    report(Say say, Fact const& fact, std::string row, std::size_t column, Exact const& worked_out)
    {
        m_findings.push_back(finding(say,
                                     m_submission.place(fact.cell),
                                     {{"row", std::move(row)},
                                      {"column", m_table.form().columns[column].label()},
                                      {"found", fact.raw},
                                      {"expected", shown(worked_out)}}));
    }

    // What the total row of a column should say; nothing where that is not declared or cannot be.
    [[nodiscard]] std::optional<Exact> over_rows(std::size_t column) const
    {
        auto const& measure = m_table.form().columns[column].measure;
        std::optional<Exact> sum = Exact();
        std::optional<Exact> weights = Exact();
        bool any = false;
        if (m_table.lacks_rows() || any_open(column)) {
            return {};
        }
        for (std::size_t row = 0; row < m_table.row_count() && sum && weights; ++row) {
            auto const& number = m_table.at(row, column).number;
            if (!number) {
                continue;
            }
            any = true;
            if (measure.way == Way::sum) {
                sum = sum->plus(*number);
                continue;
            }
            auto const weight = weight_of(measure, row, column);
            if (!weight) {
                return {};
            }
            auto const part = number->times(*weight);
            sum = part ? sum->plus(*part) : std::nullopt;
            weights = weights->plus(*weight);
        }
        if (!any || !sum || !weights) {
            return {};
        }
        return measure.way == Way::mean ? sum->over(*weights) : sum;
    }

    [[nodiscard]] bool any_open(std::size_t column) const
    {
        for (std::size_t row = 0; row < m_table.row_count() && m_table.any_open(); ++row) {
            if (m_table.at(row, column).open) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] std::optional<Exact>
    weight_of(Measure const& measure, std::size_t row, std::size_t column) const
    {
        if (measure.way != Way::mean || !measure.weight) {
            return {};
        }
        auto const weight = evaluate(*measure.weight, InTable(m_table, row, column));
        return weight.state == State::value ? std::optional(weight.value) : std::nullopt;
    }

    FigureTable const& m_table;
    Submission const& m_submission;
    std::vector<Finding>& m_findings;
};

} // namespace

void check_own_totals(FigureTable const& table,
                      Submission const& submission,
                      std::vector<Finding>& findings)
{
    OwnTotals own(table, submission, findings);
    own.check_total_row();
    own.check_derived();
}

} // namespace gopbieu
