#include "check/check_rules.hpp"

#include "form/in_words.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

using State = Evaluated::State;

class RuleOnRow {
public:
    RuleOnRow(Submission const& submission,
              FormDefinition const& form,
              Rule const& rule,
              std::string const& row)
        : m_submission(submission), m_form(form), m_rule(rule), m_row(row)
    {
    }

    std::optional<Finding> check()
    {
        Names const names{[&](Reference const& reference) { return value(reference.name); }};
        if (m_rule.when) {
            auto const condition = evaluate(*m_rule.when, names);
            if (condition.state != State::value || condition.value.sign() == 0) {
                return {};
            }
        }
        auto const verdict = judge(m_rule.claim, m_rule.tolerance, names);
        switch (verdict.state) {
        case Verdict::State::impossible:
            return report(Say::rule_impossible, {});
        case Verdict::State::blank:
            return m_rule.blank == BlankPolicy::error ? std::optional(report(Say::rule_blank, {}))
                                                      : std::nullopt;
        case Verdict::State::broken:
            return report(Say::rule_broken, both_sides(verdict.left, verdict.right));
        case Verdict::State::holds:
        case Verdict::State::silent:
            break;
        }
        return {};
    }

private:
    [[nodiscard]] Evaluated value(std::string const& name) const
    {
        if (auto const* const number = m_submission.number(m_row, name)) {
            return {State::value, *number};
        }
        auto const* const column = m_form.find_column(name);
        bool const count = column != nullptr && column->measure.type == ValueType::count;
        bool const zero =
            m_rule.blank == BlankPolicy::zero || (m_rule.blank == BlankPolicy::by_type && count);
        return {zero ? State::value : State::blank, {}, zero};
    }

    [[nodiscard]] Args both_sides(Exact const& left, Exact const& right) const
    {
        auto const label_of = [&](Reference const& reference) {
            auto const* const column = m_form.find_column(reference.name);
            return "'" + (column == nullptr ? reference.name : column->label()) + "'";
        };
        auto const difference = left.minus(right);
        return {{"left", in_words(m_rule.claim.left, label_of)},
                {"sign", std::string(sign(m_rule.claim.comparison))},
                {"right", in_words(m_rule.claim.right, label_of)},
                {"left_value", shown(left)},
                {"right_value", shown(right)},
                {"difference", difference ? shown(*difference) : "?"},
                {"why", m_rule.why}};
    }

    [[nodiscard]] std::vector<CellRef> cells() const
    {
        std::vector<CellRef> found;
        auto const add = [&](Expression const& name) {
            auto const* const fact = m_submission.find(m_row, name.reference.name);
            if (fact != nullptr && std::ranges::find(found, fact->cell) == found.end()) {
                found.push_back(fact->cell);
            }
        };
        for_each_name(m_rule.claim.left, add);
        for_each_name(m_rule.claim.right, add);
        return found;
    }

    [[nodiscard]] Finding report(Say say, Args args) const
    {
        std::string list;
        auto const places = cells();
        for (auto const cell : places) {
            list += (list.empty() ? "" : ", ") + to_a1(cell);
        }
        auto const* const row = m_form.find_row(m_row);
        args.push_back({"rule", m_rule.id});
        args.push_back({"row", row == nullptr ? m_row : row->label});
        args.push_back({"cells", list});
        auto place = places.empty() ? m_submission.place() : m_submission.place(places.back());
        return {say, m_rule.severity, std::move(place), std::move(args)};
    }

    Submission const& m_submission;
    FormDefinition const& m_form;
    Rule const& m_rule;
    std::string const& m_row;
};

} // namespace

std::optional<Finding> check_rule(Submission const& submission,
                                  FormDefinition const& form,
                                  Rule const& rule,
                                  std::string const& row)
{
    return RuleOnRow(submission, form, rule, row).check();
}

} // namespace gopbieu
