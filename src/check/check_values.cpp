#include "check/check_values.hpp"

#include "base/catalogue/checks.hpp"
#include "base/catalogue/intake.hpp"
#include "base/catalogue/numbers.hpp"
#include "base/shown.hpp"

namespace gopbieu {

namespace {

class Values {
public:
    Values(FigureTable const& table, Submission const& submission, std::vector<Finding>& findings)
        : m_table(table), m_submission(submission), m_findings(findings)
    {
    }

    void check()
    {
        for (std::size_t row = 0; row < m_table.row_count(); ++row) {
            if (!m_table.filled(row)) {
                continue;
            }
            for (std::size_t column = 0; column < m_table.column_count(); ++column) {
                auto const& figure = m_table.at(row, column);
                if (figure.fact != nullptr) {
                    check_figure(row, column, *figure.fact);
                } else if (!figure.open) {
                    check_required(row, column);
                }
            }
        }
    }

private:
    void report(Say say, CellRef cell, Args args)
    {
        m_findings.push_back(finding(say, m_submission.place(cell), std::move(args)));
    }

    [[nodiscard]] Args names(std::size_t row, std::size_t column) const
    {
        return {{"row", m_table.row_label(row)},
                {"column", m_table.form().columns[column].label()}};
    }

    void check_figure(std::size_t row, std::size_t column, Fact const& fact)
    {
        auto const* const number = fact.number();
        auto const& measure = m_table.measure(row, column);
        if (number == nullptr) {
            return;
        }
        if (measure.type == ValueType::count && !check_count(row, column, fact, *number)) {
            return;
        }
        if ((measure.least && *number < *measure.least) ||
            (measure.most && *number > *measure.most)) {
            auto args = names(row, column);
            args.push_back({"found", fact.raw});
            args.push_back({"least", measure.least ? shown(*measure.least) : "…"});
            args.push_back({"most", measure.most ? shown(*measure.most) : "…"});
            report(say::ask_beyond_bounds, fact.cell, std::move(args));
        }
    }

    bool check_count(std::size_t row, std::size_t column, Fact const& fact, Exact const& number)
    {
        if (number.whole() && number.sign() >= 0) {
            return true;
        }
        Args args{{"found", fact.raw},
                  {"row_name", m_table.row_label(row)},
                  {"column_name", m_table.form().columns[column].label()}};
        if (number.sign() < 0) {
            report(say::ask_negative, fact.cell, std::move(args));
            return false;
        }
        // 3.918 typed for 3 918 by somebody used to dots: a count cannot tell, so the person is
        // asked.
        auto const thousand = number.times(Exact(1000));
        if (thousand && thousand->whole()) {
            args.push_back({"likely", thousand->text()});
            report(say::ask_maybe_thousands, fact.cell, std::move(args));
        } else {
            report(say::ask_not_whole, fact.cell, std::move(args));
        }
        return false;
    }

    void check_required(std::size_t row, std::size_t column)
    {
        auto const& form = m_table.form();
        auto const* const known = m_table.row(row);
        bool const wanted =
            m_table.measure(row, column).required && form.columns[column].measure.holds_facts() &&
            (known == nullptr || (!known->heading && !form.closed(*known, form.columns[column])));
        if (wanted) {
            m_findings.push_back(
                finding(say::number_required, m_submission.place(), names(row, column)));
        }
    }

    FigureTable const& m_table;
    Submission const& m_submission;
    std::vector<Finding>& m_findings;
};

} // namespace

void check_values(FigureTable const& table,
                  Submission const& submission,
                  std::vector<Finding>& findings)
{
    Values(table, submission, findings).check();
}

} // namespace gopbieu
