#include "base/json.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <charconv>
#include <cmath>

namespace gopbieu {

namespace {

std::string written(double value)
{
    std::string out;
    append_number(out, value);
    return out;
}

std::string shortest(double value)
{
    std::array<char, 32> text{};
    auto const done = std::to_chars(text.data(), text.data() + text.size(), value);
    return {text.data(), done.ptr};
}

} // namespace

TEST_CASE("A number is written as the shortest decimal that stands for it", "[base]")
{
    CHECK(written(0) == "0");
    CHECK(written(-0.0) == "0");
    CHECK(written(3918) == "3918");
    CHECK(written(94.6) == "94.6");
    CHECK(written(-0.05) == "-0.05");
    CHECK(written(0.001) == "0.001");
    CHECK(written(1.0 / 3) == "0.3333333333333333");
    CHECK(written(9007199254740991.0) == "9007199254740991");
    CHECK(written(std::nan("")) == "null");
}

TEST_CASE("Numbers of few decimals are written like all others", "[base]")
{
    for (int whole = -3000; whole <= 3000; ++whole) {
        for (double const scale : {10.0, 100.0, 1000.0, 10000.0}) {
            auto const value = whole / scale;
            if (value != std::floor(value)) {
                REQUIRE(written(value) == shortest(value));
                REQUIRE(written(std::nextafter(value, 1e9)) ==
                        shortest(std::nextafter(value, 1e9)));
                REQUIRE(written(value * 987654321.0) == shortest(value * 987654321.0));
            }
        }
    }
}

} // namespace gopbieu
