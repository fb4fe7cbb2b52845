#include "formulas/random_rule.hpp"

namespace gopbieu::test {

namespace {

constexpr std::array<char const*, 6> comparisons{"=", "<>", "<=", ">=", "<", ">"};

} // namespace

ValueType random_type(std::size_t name)
{
    return name < 5 ? ValueType::count : name < 7 ? ValueType::number : ValueType::percent;
}

std::string RandomRules::range()
{
    auto const first = below(random_names - 1);
    auto const last = first + 1 + below(random_names - first - 1);
    return "c" + std::to_string(first) + ".." + "c" + std::to_string(last);
}

std::string RandomRules::figures_for(bool only_cells)
{
    std::string text = chance(2) ? range() : name();
    for (auto more = below(3); more != 0; --more) {
        text += ", " + (chance(3) ? range() : only_cells ? name() : term(0));
    }
    return text;
}

std::string RandomRules::condition(int depth)
{
    switch (depth <= 0 ? 0 : below(6)) {
    case 1:
        return "AND(" + condition(depth - 1) + ", " + condition(depth - 1) + ")";
    case 2:
        return "OR(" + condition(depth - 1) + ", " + condition(depth - 1) + ")";
    case 3:
        return "NOT(" + condition(depth - 1) + ")";
    case 4:
        return "ISBLANK(" + name() + ")";
    default:
        return expression(depth - 1) + " " + one_of(comparisons) + " " + expression(depth - 1);
    }
}

std::string RandomRules::term(int depth)
{
    switch (depth <= 0 ? below(2) : below(10)) {
    case 0:
        return one_of(std::array{"0", "1", "2", "3", "10", "0.5", "1.25", "100"});
    case 2:
        return "SUM(" + figures_for(false) + ")";
    case 3:
        return one_of(std::array{"MIN(", "MAX(", "COUNT("}) + figures_for(true) + ")";
    case 4:
        return "ABS(" + expression(depth - 1) + ")";
    case 5:
        return "ROUND(" + expression(depth - 1) + ", " + one_of(std::array{"0", "1", "2"}) + ")";
    case 6:
        return "IF(" + condition(depth - 1) + ", " + expression(depth - 1) + ", " +
               expression(depth - 1) + ")";
    case 7:
        return "(" + condition(depth - 1) + ")";
    case 8:
        return "-" + term(0);
    case 9:
        return "(" + expression(depth - 1) + ")";
    default:
        return name();
    }
}

std::string RandomRules::expression(int depth)
{
    auto text = term(depth);
    for (auto more = below(depth <= 0 ? 2 : 3); more != 0; --more) {
        text += one_of(std::array{" + ", " - ", " * ", " / ", " + "}) + term(depth - 1);
    }
    return text;
}

std::string RandomRules::claim()
{
    auto const left = expression(2);
    switch (below(8)) {
    case 0:
        return left + " in " + expression(0) + " .. " + expression(1);
    case 1:
        return left + " both " + expression(1);
    case 2:
        return left + " not both " + expression(1);
    default:
        return left + " " + one_of(comparisons) + " " + expression(1);
    }
}

Rule RandomRules::rule()
{
    Rule rule;
    rule.text = claim();
    rule.id = rule.text;
    rule.claim = parse_claim(rule.text).value.value();
    if (chance(3)) {
        auto const when = condition(2);
        rule.id += " when " + when;
        rule.when = parse_expression(when).value;
    }
    rule.blank = static_cast<BlankPolicy>(chance(2) ? 0 : below(4));
    rule.tolerance = chance(4) ? *Exact::parse(one_of(std::array{"0.5", "1", "0.05"})) : Exact();
    return rule;
}

RandomFigures RandomRules::figures()
{
    RandomFigures figures;
    for (std::size_t name = 0; name < random_names; ++name) {
        auto const whole = static_cast<std::int64_t>(below(7));
        if (chance(4)) {
            continue;
        }
        auto const tenths = Exact(static_cast<std::int64_t>(below(60))).over(Exact(10));
        figures.at(name) =
            random_type(name) == ValueType::count || chance(2) ? Exact(whole) : tenths;
    }
    return figures;
}

} // namespace gopbieu::test
