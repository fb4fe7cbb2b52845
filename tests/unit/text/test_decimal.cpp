#include "text/decimal.hpp"

#include <catch2/catch.hpp>

#include <limits>

using namespace gopbieu;

TEST_CASE("A decimal is kept as it was written", "[text][decimal]")
{
    CHECK(parse_decimal("94.60")->digits == 9460);
    CHECK(to_text(*parse_decimal("94.60")) == "94.60");
    CHECK(*parse_decimal("94.60") == *parse_decimal("94.6"));
    CHECK(to_text(*parse_decimal("-0.05")) == "-0.05");
    CHECK(parse_decimal("94.6")->as_double() == 94.6);
    CHECK(to_vietnamese(*parse_decimal("-1234567.5")) == "-1.234.567,5");
    CHECK(to_vietnamese(*parse_decimal("123")) == "123");
    for (auto const* text :
         {"", "-", ".", "1.2.3", "1,2", "abc", "1234567890123456789", "0.1234567890123456789"}) {
        INFO(text);
        CHECK_FALSE(parse_decimal(text));
    }
}

TEST_CASE("A double becomes its shortest decimal", "[text][decimal]")
{
    CHECK(to_text(*to_decimal(0.1)) == "0.1");
    CHECK(to_text(*to_decimal(-2.5)) == "-2.5");
    CHECK(to_text(*to_decimal(38168053000001)) == "38168053000001");
    CHECK_FALSE(to_decimal(std::numeric_limits<double>::infinity()));
    CHECK_FALSE(to_decimal(1e300));
    CHECK(to_text(*to_decimal(1.0 / 3)) == "0.3333333333333333");
    CHECK(to_decimal(1.0 / 3)->as_double() == 1.0 / 3);
    CHECK(to_text(*to_decimal(1e-300)) == "0.000000000000000000");
}

TEST_CASE("Shifting by tens is exact or refused", "[text][decimal]")
{
    CHECK(to_text(*shifted(*parse_decimal("0.946"), 2)) == "94.6");
    CHECK(to_text(*shifted(*parse_decimal("3.918"), 3)) == "3918");
    CHECK(to_text(*shifted(*parse_decimal("5"), -3)) == "0.005");
    CHECK_FALSE(shifted(*parse_decimal("123456789012345678"), 1));
    CHECK_FALSE(shifted(*parse_decimal("0.000000000000000001"), -1));
}
