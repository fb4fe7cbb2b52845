#include "check/check_rules.hpp"

#include <algorithm>
#include <array>
#include <charconv>

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
        if (m_rule.when && !condition_holds(*m_rule.when)) {
            return {};
        }
        auto const left = value(m_rule.relation.left);
        auto const right = value(m_rule.relation.right);
        if (left.state == State::impossible || right.state == State::impossible) {
            return report(Say::rule_impossible, {});
        }
        if (left.state == State::blank || right.state == State::blank) {
            return m_rule.blank == BlankPolicy::error ? std::optional(report(Say::rule_blank, {}))
                                                      : std::nullopt;
        }
        if (holds(m_rule.relation.comparison, left.value, right.value)) {
            return {};
        }
        return report(Say::rule_broken, both_sides(left.value, right.value));
    }

private:
    [[nodiscard]] Evaluated value(Expression const& expression) const
    {
        return evaluate(expression, [&](std::string_view name) -> Evaluated {
            if (auto const* const fact = m_submission.find(m_row, name)) {
                return {State::value, fact->number};
            }
            auto const* const column = m_form.find_column(name);
            bool const count = column != nullptr && column->type == ValueType::count;
            bool const zero = m_rule.blank == BlankPolicy::zero ||
                              (m_rule.blank == BlankPolicy::by_type && count);
            return {zero ? State::value : State::blank};
        });
    }

    [[nodiscard]] bool condition_holds(Relation const& condition) const
    {
        auto const left = value(condition.left);
        auto const right = value(condition.right);
        return left.state == State::value && right.state == State::value &&
               holds(condition.comparison, left.value, right.value);
    }

    [[nodiscard]] Args both_sides(Exact const& left, Exact const& right) const
    {
        auto const label_of = [&](std::string_view name) {
            auto const* const column = m_form.find_column(name);
            return column == nullptr ? std::string(name) : column->label();
        };
        auto const difference = left.minus(right);
        return {{"left", in_words(m_rule.relation.left, label_of)},
                {"sign", std::string(sign(m_rule.relation.comparison))},
                {"right", in_words(m_rule.relation.right, label_of)},
                {"left_value", shown(left)},
                {"right_value", shown(right)},
                {"difference", difference ? shown(*difference) : "?"},
                {"why", m_rule.why}};
    }

    [[nodiscard]] std::vector<CellRef> cells() const
    {
        std::vector<CellRef> found;
        auto const add = [&](Expression const& name) {
            auto const* const fact = m_submission.find(m_row, name.name);
            if (fact != nullptr && std::ranges::find(found, fact->cell) == found.end()) {
                found.push_back(fact->cell);
            }
        };
        for_each_name(m_rule.relation.left, add);
        for_each_name(m_rule.relation.right, add);
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

std::string shown(Exact const& number)
{
    auto text = number.text();
    if (text.find('/') != std::string::npos) {
        std::array<char, 64> digits{};
        auto const done = std::to_chars(digits.data(),
                                        digits.data() + digits.size(),
                                        number.to_double(),
                                        std::chars_format::fixed,
                                        4);
        text.assign(digits.data(), done.ptr);
    }
    std::ranges::replace(text, '.', ',');
    return text;
}

} // namespace gopbieu
