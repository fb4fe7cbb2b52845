#include "org/code.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

TEST_CASE("An organisation code is the same with and without its dots", "[org]")
{
    REQUIRE(plain_code("38.168.053.000.001") == "38168053000001");
    REQUIRE(plain_code(" 38 168 053 000 001 ") == "38168053000001");
    REQUIRE(plain_code("38168053000001") == "38168053000001");
    REQUIRE(plain_code("01.2") == "01.2");
    REQUIRE(plain_code("H01-D01") == "H01-D01");
    REQUIRE(is_organisation_code("38168053000001"));
    REQUIRE_FALSE(is_organisation_code("3816805300000A"));
}

TEST_CASE("The groups of organisation codes tell what stands below what", "[org]")
{
    REQUIRE(stands_below("38168053000001", "38168053000000"));
    REQUIRE(stands_below("38168053002001", "38168053002000"));
    REQUIRE(stands_below("38168053000000", "38168000000000"));
    REQUIRE(stands_below("38168000000000", "38000000000000"));
    REQUIRE_FALSE(stands_below("38168054000001", "38168053000000"));
    REQUIRE_FALSE(stands_below("38168053000001", "38168053000001"));
    REQUIRE_FALSE(stands_below("38168053000002", "38168053000001"));
}

TEST_CASE("Several codes stand in one cell", "[org]")
{
    REQUIRE(split_codes("X1; 38.168.053.000.001 ;;") ==
            std::vector<std::string>{"X1", "38168053000001"});
    REQUIRE(split_codes(" ").empty());
}
