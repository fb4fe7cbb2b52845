#include "check/report_rule.hpp"

#include "base/catalogue/checks.hpp"
#include "base/shown.hpp"
#include "form/in_words.hpp"

namespace gopbieu {

namespace {

class Report {
public:
    Report(RuleAt const& rule, Submission const& submission)
        : m_rule(rule), m_table(*rule.own_table()), m_submission(submission)
    {
    }

    std::optional<Finding> make() const
    {
        auto const verdict = m_rule.verdict();
        auto const& claim = m_rule.rule().claim;
        switch (verdict.state) {
        case Verdict::State::broken:
            return claim.relation == Relation::both || claim.relation == Relation::not_both
                       ? finding(say::rule_pair_broken, pair())
                       : finding(say::rule_broken, both_sides(verdict));
        case Verdict::State::blank:
            return m_rule.rule().rule->blank == BlankPolicy::error
                       ? std::optional(finding(say::rule_blank, {}))
                       : std::nullopt;
        case Verdict::State::impossible:
            return finding(say::rule_impossible, {});
        case Verdict::State::holds:
        case Verdict::State::silent:
            break;
        }
        return {};
    }

private:
    [[nodiscard]] std::string label(Reference const& reference) const
    {
        auto const& form = m_table.form();
        std::string text = reference.name;
        if (reference.form.empty()) {
            if (auto const* const column = form.find_column(reference.name)) {
                text = column->label();
            } else if (auto const* const row = form.find_row(reference.name)) {
                text = row->label;
            }
            if (auto const* const column = form.find_column(reference.qualifier)) {
                text += " – " + column->label();
            }
        } else {
            text = to_text(reference);
        }
        return with_whose(reference.whose, "'" + text + "'");
    }

    [[nodiscard]] std::string side(Expression const& expression) const
    {
        return in_words(expression, [&](Reference const& one) { return label(one); });
    }

    [[nodiscard]] Args both_sides(Verdict const& verdict) const
    {
        auto const& claim = m_rule.rule().claim;
        auto const difference = verdict.left.minus(verdict.right);
        bool const within = claim.relation == Relation::within;
        return {{"left", side(claim.left)},
                {"sign", within ? "∈" : std::string(sign(claim.comparison))},
                {"right", side(claim.right) + (within ? ".." + side(claim.upper) : "")},
                {"left_value", shown(verdict.left)},
                {"right_value", shown(verdict.right)},
                {"difference", difference ? shown(*difference) : "?"}};
    }

    [[nodiscard]] Args pair() const
    {
        auto const& claim = m_rule.rule().claim;
        return {{"left", side(claim.left)},
                {"right", side(claim.right)},
                {"kind", claim.relation == Relation::both ? "=" : "≠"}};
    }

    [[nodiscard]] Finding finding(Say say, Args args) const
    {
        std::string cells;
        std::optional<CellRef> last;
        for (auto const& one : m_rule.own_figures()) {
            auto const* const fact = one.table->at(one.row, one.column).fact;
            if (fact != nullptr) {
                cells += (cells.empty() ? "" : ", ") + to_a1(fact->cell);
                last = fact->cell;
            }
        }
        auto const& rule = *m_rule.rule().rule;
        args.push_back({"rule", rule.id});
        args.push_back({"cells", cells});
        args.push_back({"why", rule.why});
        auto const& spot = m_rule.spot();
        if (spot.row) {
            args.push_back({"row_name", m_table.row_label(*spot.row)});
        }
        if (spot.column) {
            args.push_back({"column_name", m_table.form().columns[*spot.column].label()});
        }
        auto place = last ? m_submission.place(*last) : m_submission.place();
        return {say, rule.severity, std::move(place), std::move(args)};
    }

    RuleAt const& m_rule;
    FigureTable const& m_table;
    Submission const& m_submission;
};

} // namespace

std::optional<Finding> report_rule(RuleAt const& rule, Submission const& submission)
{
    return Report(rule, submission).make();
}

} // namespace gopbieu
