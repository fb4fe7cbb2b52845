#include "base/exact.hpp"
#include "base/sha256.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

using namespace gopbieu;

TEST_CASE("A figure is the decimal that Excel shows, without a double's dust", "[base]")
{
    REQUIRE(Exact::from_double(94.6)->text() == "94.6");
    REQUIRE(Exact::from_double(0.1 + 0.2)->text() == "0.3");
    REQUIRE(Exact::from_double(-3)->text() == "-3");
    REQUIRE(Exact::from_double(0.05)->text() == "0.05");
    REQUIRE(Exact::from_double(3.918)->text() == "3.918");
    // Two decimals are equally near: the one that reading a cell takes too.
    REQUIRE(Exact::from_double(92.1767578125)->text() == "92.176757813");
    REQUIRE(Exact::from_double(92.1767578125) == Exact::parse("92.1767578125")->rounded(9));
    REQUIRE(Exact::from_double(1.0000000004)->text() == "1");
    REQUIRE_FALSE(Exact::from_double(1e15));
    REQUIRE_FALSE(Exact::from_double(std::numeric_limits<double>::infinity()));
    REQUIRE_FALSE(Exact::from_double(std::nan("")));
}

TEST_CASE("Sums and products are exact, and a third stays a third", "[base]")
{
    auto const tenth = *Exact::parse("0.1");
    Exact sum;
    for (int count = 0; count < 10; ++count) {
        sum = *sum.plus(tenth);
    }
    REQUIRE(sum == Exact(1));
    auto const third = *Exact(1).over(Exact(3));
    REQUIRE(third.text() == "1/3");
    REQUIRE(*third.times(Exact(3)) == Exact(1));
    REQUIRE(*Exact::parse("1/3") == third);
    REQUIRE(third > *Exact::parse("0.333333333"));
    REQUIRE(*Exact::parse("-1/3") < Exact());
    REQUIRE(*Exact(0).times(third) == Exact(0));
}

TEST_CASE("What leaves 128 bits and what divides by zero has no value", "[base]")
{
    auto large = Exact(1'000'000'000'000'000'000);
    large = *large.times(large);
    REQUIRE_FALSE(large.times(large));
    REQUIRE_FALSE(Exact(1).over(Exact(0)));
    REQUIRE_FALSE(Exact::parse("1."));
    REQUIRE_FALSE(Exact::parse(""));
    REQUIRE_FALSE(Exact::parse("1e5"));
    REQUIRE_FALSE(Exact::parse("1/0"));
}

TEST_CASE("SHA-256 is that of the standard", "[base]")
{
    std::string const abc = "abc";
    std::string const two_blocks(64, 'a');
    REQUIRE(sha256({}) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    REQUIRE(sha256(abc) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    REQUIRE(sha256(two_blocks) ==
            "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
}
TEST_CASE("Numbers at the edge of 64 bits are compared, joined and written as all others are")
{
    auto const least = Exact(std::numeric_limits<std::int64_t>::min());
    auto const most = Exact(std::numeric_limits<std::int64_t>::max());
    auto const half = *Exact(1).over(Exact(2));
    REQUIRE(least.text() == "-9223372036854775808");
    REQUIRE(least < most);
    REQUIRE(*least.times(half) == *Exact::parse("-4611686018427387904"));
    REQUIRE(*half.times(least) == *Exact::parse("-4611686018427387904"));
    REQUIRE(Exact(1).over(least)->text() == "-1/9223372036854775808");
    auto const beyond = *most.plus(Exact(1));
    REQUIRE(beyond.text() == "9223372036854775808");
    REQUIRE(beyond > most);
    REQUIRE(*beyond.plus(half) > beyond);
    REQUIRE(beyond.times(most)->over(most) == beyond);
    REQUIRE_FALSE(beyond.times(beyond)->times(beyond));
}
