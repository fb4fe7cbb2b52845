#include "base/day.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

TEST_CASE("A day is one of the calendar", "[base]")
{
    REQUIRE(Day::parse("2023-12-31")->text() == "2023-12-31");
    REQUIRE(Day::parse("2024-02-29")->spoken() == "29/02/2024");
    for (auto const* const wrong : {"2023-02-29",
                                    "2023-13-01",
                                    "1899-12-31",
                                    "31/12/2023",
                                    "2023-1-31",
                                    "2023-12-3x",
                                    "",
                                    "-023-01-01"}) {
        CAPTURE(wrong);
        REQUIRE_FALSE(Day::parse(wrong));
    }
    REQUIRE_FALSE(Day::from(2023, 0, 1));
    REQUIRE(Day::last_of(2024, 2)->text() == "2024-02-29");
}

TEST_CASE("Days follow each other over the ends of months and years", "[base]")
{
    auto const eve = *Day::parse("2023-12-31");
    REQUIRE(eve.next().text() == "2024-01-01");
    REQUIRE(eve.next().previous() == eve);
    REQUIRE(eve < eve.next());
    REQUIRE(Day().text() == "1970-01-01");
    REQUIRE(Day::parse("1900-01-01")->previous().text() == "1899-12-31");
}
