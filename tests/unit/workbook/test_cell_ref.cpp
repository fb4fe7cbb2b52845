#include "workbook/cell_ref.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

TEST_CASE("A place and its A1 name are the same thing", "[workbook]")
{
    CHECK(to_a1(CellRef{0, 0}) == "A1");
    CHECK(to_a1(CellRef{11, 27}) == "AB12");
    CHECK(to_a1(CellRef{max_rows - 1, max_columns - 1}) == "XFD1048576");
    for (auto const* name : {"A1", "Z9", "AA10", "AZ100", "ZZ1", "AAA1", "XFD1048576"}) {
        REQUIRE(parse_a1(name));
        CHECK(to_a1(*parse_a1(name)) == name);
    }
    CHECK(parse_a1("$F$12") == CellRef{11, 5});
}

TEST_CASE("What is no cell of a sheet is refused", "[workbook]")
{
    for (auto const* name :
         {"", "A", "1", "A0", "XFE1", "A1048577", "AAAA1", "A1 ", "A-1", "$$A1", "A99999999"}) {
        CAPTURE(name);
        CHECK_FALSE(parse_a1(name));
    }
}

TEST_CASE("The corners of a range are put in order", "[workbook]")
{
    CHECK(parse_a1_range("C5:A2") == CellRange{{1, 0}, {4, 2}});
    CHECK(parse_a1_range("B2") == CellRange{{1, 1}, {1, 1}});
    CHECK(parse_a1_range("A:C") == CellRange{{0, 0}, {max_rows - 1, 2}});
    CHECK(parse_a1_range("$5:$3") == CellRange{{2, 0}, {4, max_columns - 1}});
    for (auto const* text : {"", ":", "B2:", "A:3", "A:B2", "A1:C", "0:3"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_a1_range(text));
    }
}
