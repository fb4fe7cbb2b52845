#include "check/plain_rule.hpp"

#include <algorithm>
#include <cstdlib>

namespace gopbieu {

namespace {

using Kind = Expression::Kind;

constexpr std::int64_t most_factor = 1'000'000; // sums of such products stay within 128 bits

std::optional<std::int64_t> small_whole(Exact const& number)
{
    auto const whole = number.whole() ? number.to_double() : most_factor + 1.0;
    return whole >= -most_factor && whole <= most_factor
               ? std::optional(static_cast<std::int64_t>(whole))
               : std::nullopt;
}

bool compares(Comparison comparison, Exact::Integer difference)
{
    switch (comparison) {
    case Comparison::equal:
        return difference == 0;
    case Comparison::not_equal:
        return difference != 0;
    case Comparison::less_or_equal:
        return difference <= 0;
    case Comparison::greater_or_equal:
        return difference >= 0;
    case Comparison::less:
        return difference < 0;
    case Comparison::greater:
        return difference > 0;
    }
    return false;
}

} // namespace

std::optional<PlainRule> PlainRule::of(ResolvedRule const& rule, FormDefinition const& own)
{
    if (rule.claim.relation != Relation::compare) {
        return {};
    }
    PlainRule made;
    made.m_own = &own;
    made.m_comparison = rule.claim.comparison;
    made.m_blank = rule.rule->blank;
    bool const plain = made.add(rule.claim.left, 1, rule) && made.add(rule.claim.right, -1, rule);
    return plain ? std::optional(std::move(made)) : std::nullopt;
}

bool PlainRule::add(Expression const& expression, std::int64_t factor, ResolvedRule const& rule)
{
    if (std::abs(factor) > most_factor) {
        return false;
    }
    switch (expression.kind) {
    case Kind::number: {
        auto const number = small_whole(expression.number);
        m_constant += factor * number.value_or(0);
        return number.has_value();
    }
    case Kind::name: {
        auto const& targets = rule.names[expression.slot];
        return targets.size() == 1 && add_figure(targets.front(), factor);
    }
    case Kind::negate:
        return add(expression.parts[0], -factor, rule);
    case Kind::add:
        return add(expression.parts[0], factor, rule) && add(expression.parts[1], factor, rule);
    case Kind::subtract:
        return add(expression.parts[0], factor, rule) && add(expression.parts[1], -factor, rule);
    case Kind::multiply:
        return add_product(expression, factor, rule);
    case Kind::call:
        return expression.function == Function::sum && add_sum(expression, factor, rule);
    case Kind::range:
    case Kind::divide:
    case Kind::compare:
        break;
    }
    return false;
}

bool PlainRule::add_product(Expression const& expression,
                            std::int64_t factor,
                            ResolvedRule const& rule)
{
    for (std::size_t at = 0; at < 2; ++at) {
        auto const& part = expression.parts[at];
        auto const number = part.kind == Kind::number ? small_whole(part.number) : std::nullopt;
        if (number) {
            return add(expression.parts[1 - at], factor * *number, rule);
        }
    }
    return false;
}

bool PlainRule::add_sum(Expression const& expression, std::int64_t factor, ResolvedRule const& rule)
{
    return std::ranges::all_of(expression.parts, [&](Expression const& part) {
        if (part.kind != Kind::range) {
            return add(part, factor, rule);
        }
        auto const& targets = rule.names[part.slot];
        return !targets.empty() && std::ranges::all_of(targets, [&](Target const& one) {
            return add_figure(one, factor);
        });
    });
}

bool PlainRule::add_figure(Target const& target, std::int64_t factor)
{
    Term term;
    term.factor = factor;
    if (target.row) {
        term.row = static_cast<std::uint32_t>(*target.row);
    }
    if (target.column) {
        term.column = static_cast<std::uint32_t>(*target.column);
    }
    m_terms.push_back(term);
    return target.whose == Reference::Whose::own && target.form == m_own;
}

bool PlainRule::surely_unbroken(FigureTable const& table, Spot const& spot) const
{
    Exact::Integer difference = m_constant;
    for (auto const& term : m_terms) {
        if ((!term.row && !spot.row) || (!term.column && !spot.column)) {
            return false;
        }
        auto const row = term.row ? *term.row : *spot.row;
        auto const column = term.column ? *term.column : *spot.column;
        auto const whole = table.whole(row, column);
        if (whole == FigureTable::no_figure) {
            bool const zero = m_blank == BlankPolicy::zero ||
                              (m_blank == BlankPolicy::by_type &&
                               table.measure(row, column).type == ValueType::count);
            if (!zero) {
                return false;
            }
        } else if (whole == FigureTable::another_figure) {
            return false;
        } else {
            difference += Exact::Integer(whole) * term.factor;
        }
    }
    return compares(m_comparison, difference);
}

} // namespace gopbieu
