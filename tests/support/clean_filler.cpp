#include "support/clean_filler.hpp"

#include "check/rule_set.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace gopbieu::test {

namespace {

constexpr int most_rounds = 80;
// Sizes of the figures to begin with: rules that bind many figures meet more easily in small ones.
constexpr std::array<std::int64_t, 7> beginnings{180, 180, 60, 20, 6, 2, 0};

// Random figures first, then rule by rule: what a rule says one figure must be, it becomes.
class Filler {
public:
    Filler(FormDefinition const& form,
           Submission const* previous,
           std::uint32_t seed,
           std::int64_t largest)
        : m_form(form), m_rules(form, nullptr), m_random(seed), m_largest(largest)
    {
        if (previous != nullptr) {
            m_previous.emplace(m_rules.places, *previous);
        }
    }

    Submission random_figures()
    {
        Submission submission;
        submission.form = m_form.id;
        submission.edition = m_form.edition;
        submission.unit = "X1";
        submission.source = {"nop/sach.xlsx", "sha"};
        submission.sheet = "Biểu";
        std::uint32_t sheet_row = 10;
        for (auto const& id : row_ids()) {
            auto const* const row = m_form.find_row(id);
            if (row != nullptr && row->heading) {
                continue;
            }
            submission.rows.push_back(id);
            std::uint32_t sheet_column = 0;
            for (auto const& column : m_form.columns) {
                ++sheet_column;
                auto const& measure = m_form.measure(row, column);
                bool const closed = row != nullptr && m_form.closed(*row, column);
                if (column.measure.holds_facts() && measure.holds_numbers() && !closed) {
                    Fact fact;
                    fact.row = id;
                    fact.column = column.id;
                    fact.value = figure(measure);
                    fact.cell = {sheet_row, sheet_column};
                    submission.facts.push_back(std::move(fact));
                }
            }
            ++sheet_row;
        }
        return submission;
    }

    // One round: every rule once. True when none was broken.
    bool settle(Submission& submission)
    {
        FigureTable table(m_rules.places, submission);
        Tables tables;
        tables.own = &table;
        tables.other = [this](Reference::Whose whose, FormDefinition const& /*form*/) {
            return m_previous && whose == Reference::Whose::previous ? &*m_previous : nullptr;
        };
        bool good = work_out_derived(table);
        for (auto const& rule : m_rules.rules) {
            for_each_spot(rule, table, [&](Spot const& spot) {
                RuleAt const at(rule, spot, tables);
                auto const verdict = at.verdict();
                if (verdict.state == Verdict::State::broken) {
                    good = false;
                    mend(at, verdict, table);
                }
            });
        }
        for (auto& fact : submission.facts) {
            auto const row = *table.find_row(fact.row);
            auto const column = *m_rules.places.column(fact.column);
            if (auto const& number = table.at(row, column).number) {
                fact.value = *number;
                fact.raw = number->text();
            }
        }
        return good;
    }

private:
    std::vector<std::string> row_ids()
    {
        std::vector<std::string> ids;
        for (auto const& row : m_form.rows) {
            if (m_form.row_kind == RowKind::fixed || ids.size() < 3) {
                ids.push_back(row.id);
            }
        }
        if (m_form.row_kind == RowKind::list) {
            ids = {"1", "2"};
        }
        return ids;
    }

    std::int64_t whole(std::int64_t least, std::int64_t most)
    {
        return std::uniform_int_distribution<std::int64_t>(least, std::max(least, most))(m_random);
    }

    Exact figure(Measure const& measure)
    {
        auto const least = measure.least.value_or(Exact());
        auto const low = static_cast<std::int64_t>(least.to_double()) + (least.whole() ? 0 : 1);
        std::int64_t high = measure.type == ValueType::percent ? 100 : m_largest;
        if (measure.most) {
            high = static_cast<std::int64_t>(measure.most->to_double());
            high = std::max(low, std::min(high, low + std::max<std::int64_t>(m_largest, 20)));
        }
        return {whole(measure.type == ValueType::percent && high == 100
                          ? std::max<std::int64_t>(low, 86)
                          : low,
                      high)};
    }

    // Columns and rows that the form works out itself.
    bool work_out_derived(FigureTable& table)
    {
        bool good = true;
        for (std::size_t row = 0; row < table.row_count(); ++row) {
            for (std::size_t column = 0; column < table.column_count(); ++column) {
                auto const& measure = table.measure(row, column);
                if (!measure.formula || table.at(row, column).fact == nullptr) {
                    continue;
                }
                Names const names{[&](Reference const& reference) {
                                      return value(table, reference, row, column);
                                  },
                                  [&](Expression const& range) { return references(range); }};
                auto const worked_out = evaluate(*measure.formula, names);
                auto const rounded = worked_out.state == Evaluated::State::value
                                         ? worked_out.value.rounded(2)
                                         : std::nullopt;
                if (rounded && table.at(row, column).number != rounded) {
                    table.set(row, column, rounded);
                    good = false;
                }
            }
        }
        return good;
    }

    Evaluated
    value(FigureTable const& table, Reference const& reference, std::size_t row, std::size_t column)
    {
        auto const target = target_of(reference, {m_form});
        if (!target) {
            return {Evaluated::State::unknown};
        }
        auto const& number =
            table.at(target->row.value_or(row), target->column.value_or(column)).number;
        return number ? Evaluated{Evaluated::State::value, *number}
                      : Evaluated{Evaluated::State::blank};
    }

    std::vector<Reference> references(Expression const& range)
    {
        std::vector<Reference> found;
        for (auto const& target : targets_of(range, {m_form})) {
            Reference one;
            one.name = target.row ? m_form.rows[*target.row].id : m_form.columns[*target.column].id;
            found.push_back(one);
        }
        return found;
    }

    // Figures of the rule, in random order, take up the difference; what is too small for that
    // gives all it has, and the next goes on. So several sums can meet in one whole.
    void take_up(RuleAt const& at, FigureTable& table)
    {
        auto figures = at.own_figures();
        std::ranges::shuffle(figures, m_random);
        for (auto const& figure : figures) {
            auto const verdict = at.verdict();
            auto const old = table.at(figure.row, figure.column).number;
            auto const difference = verdict.left.minus(verdict.right);
            if (verdict.state != Verdict::State::broken || !difference) {
                return;
            }
            if (!old || table.measure(figure.row, figure.column).type != ValueType::count) {
                continue;
            }
            for (auto const& to :
                 {old->minus(*difference), old->plus(*difference), std::optional(Exact())}) {
                bool const may_be = to && to->whole() && to->sign() >= 0;
                if (may_be && comes_closer(at, table, figure, *to, *difference)) {
                    break;
                }
            }
        }
    }

    // Keeps a figure that makes the rule hold, or its sides come nearer to each other.
    static bool comes_closer(RuleAt const& at,
                             FigureTable& table,
                             Reached const& figure,
                             Exact const& to,
                             Exact const& difference)
    {
        auto const old = table.at(figure.row, figure.column).number;
        set(table, figure, to);
        auto const verdict = at.verdict();
        auto const left_over = verdict.left.minus(verdict.right);
        if (verdict.state == Verdict::State::holds ||
            (verdict.state == Verdict::State::broken && left_over &&
             std::abs(left_over->to_double()) < std::abs(difference.to_double()))) {
            return true;
        }
        table.set(figure.row, figure.column, old);
        return false;
    }

    void mend(RuleAt const& at, Verdict const& verdict, FigureTable& table)
    {
        if (at.rule().claim.relation == Relation::compare && whole(0, 1) == 0) {
            take_up(at, table);
        } else {
            set_side(at, verdict, table);
        }
    }

    // A figure that stands alone on one side becomes what the other side says; of a sum that is too
    // large every part shrinks.
    void set_side(RuleAt const& at, Verdict const& verdict, FigureTable& table)
    {
        auto const& claim = at.rule().claim;
        auto const figures = at.own_figures();
        if (figures.empty()) {
            return;
        }
        bool const left = claim.left.kind == Expression::Kind::name;
        bool const right = claim.right.kind == Expression::Kind::name;
        if (claim.relation == Relation::both || claim.relation == Relation::not_both) {
            set(table, figures.front(), Exact(1));
            set(table, figures.back(), Exact(claim.relation == Relation::both ? 1 : 0));
            return;
        }
        if (claim.relation == Relation::within) {
            set(table, figures.front(), verdict.right);
            return;
        }
        bool const more = claim.comparison == Comparison::greater_or_equal ||
                          claim.comparison == Comparison::greater;
        bool const less =
            claim.comparison == Comparison::less_or_equal || claim.comparison == Comparison::less;
        auto const one =
            claim.comparison == Comparison::greater || claim.comparison == Comparison::less
                ? Exact(1)
                : Exact();
        bool const turn = whole(0, 2) == 0;
        if (right && (less || (!more && (!left || turn)))) {
            set(table, figures.back(), verdict.left.plus(one));
        } else if (left && (more || !less)) {
            set(table, figures.front(), verdict.right.plus(one));
        } else if (left) {
            set(table, figures.front(), verdict.right.minus(one));
        } else {
            for (auto const& figure : figures) {
                auto const& number = table.at(figure.row, figure.column).number;
                set(table,
                    figure,
                    number ? Exact(static_cast<std::int64_t>(number->to_double() / 2)) : Exact());
            }
        }
    }

    static void set(FigureTable& table, Reached const& at, std::optional<Exact> const& number)
    {
        if (number && number->sign() >= 0 && table.at(at.row, at.column).fact != nullptr) {
            table.set(at.row, at.column, number);
        }
    }

    FormDefinition const& m_form;
    RuleSet m_rules;
    std::optional<FigureTable> m_previous;
    std::mt19937 m_random;
    std::int64_t m_largest;
};

bool clean(std::vector<Finding> const& findings)
{
    return std::ranges::all_of(findings,
                               [](Finding const& one) { return one.severity == Severity::note; });
}

} // namespace

std::optional<Submission> fill_cleanly(FormDefinition const& form,
                                       Checker const& checker,
                                       std::uint32_t seed,
                                       Submission const* previous)
{
    CheckContext context;
    if (previous != nullptr) {
        context.previous.push_back(previous);
    }
    // Luck decides how far the rules can be met from a beginning: another one each time.
    for (std::uint32_t attempt = 0; attempt < 3 * beginnings.size(); ++attempt) {
        auto const largest = beginnings.at(attempt % beginnings.size());
        Filler filler(form, previous, seed + 7919 * attempt, largest);
        auto submission = filler.random_figures();
        for (int round = 0; round < most_rounds; ++round) {
            if (filler.settle(submission) && clean(checker.check(submission, context))) {
                return submission;
            }
        }
    }
    return {};
}

} // namespace gopbieu::test
