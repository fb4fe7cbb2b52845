#include "form/expression.hpp"
#include "form/in_words.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

std::string value(std::string const& text)
{
    auto const parsed = parse_expression(text);
    if (!parsed) {
        return "@" + std::to_string(parsed.fault.at) + " " +
               std::string(code(parsed.fault.problem.say));
    }
    auto const result = evaluate(*parsed.value, Names{[](Reference const& reference) -> Evaluated {
        auto const& name = reference.name;
        if (name == "trống") {
            return {Evaluated::State::blank};
        }
        return {Evaluated::State::value, Exact(static_cast<std::int64_t>(name.size()))};
    }});
    return result.state == Evaluated::State::value   ? result.value.text()
           : result.state == Evaluated::State::blank ? "blank"
                                                     : "impossible";
}

} // namespace

TEST_CASE("Operators bind as in arithmetic, from left to right", "[form]")
{
    REQUIRE(value("1 + 2 * 3") == "7");
    REQUIRE(value("(1 + 2) * 3") == "9");
    REQUIRE(value("10 - 4 - 3") == "3");
    REQUIRE(value("12 / 4 / 3") == "1");
    REQUIRE(value("-2 * 3 + 1") == "-5");
    REQUIRE(value("1.5 + 1.5") == "3");
    REQUIRE(value("ab * abc") == "6");
    REQUIRE(value("1 / 0") == "impossible");
    REQUIRE(value("1 + trống") == "blank");
}

TEST_CASE("A rule that makes no sense is refused at its place", "[form][C301]")
{
    REQUIRE(value("1 +") == "@3 C302");
    REQUIRE(value("a + # b") == "@4 C301");
    REQUIRE(value("(1 + 2") == "@6 C302");
    REQUIRE(value("1 2") == "@2 C301");
    REQUIRE(value("1.2.3") == "@0 C303");
    REQUIRE(value(std::string(100'000, '(')) == "@101 C305");
    std::string chain = "1";
    for (int count = 0; count < 5'000; ++count) {
        chain += "+1";
    }
    REQUIRE(value(chain).ends_with("C305"));
}

TEST_CASE("A relation has two sides and one comparison", "[form][C304]")
{
    auto const parsed = parse_claim("a + b <= c");
    REQUIRE(parsed);
    REQUIRE(parsed.value->comparison == Comparison::less_or_equal);
    auto const label = [](Reference const& name) { return "'Cột " + name.name + "'"; };
    REQUIRE(in_words(parsed.value->left, label) == "'Cột a' + 'Cột b'");
    REQUIRE(code(parse_claim("a + b").fault.problem.say) == "C304");
    REQUIRE(parse_claim("a = b = c").fault.at == 6);
    REQUIRE(in_words(*parse_expression("(a + b) * 2 - (c - d)").value, label) ==
            "('Cột a' + 'Cột b') * 2 - ('Cột c' - 'Cột d')");
}
