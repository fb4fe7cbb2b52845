#include "workbook/ods/cell_value.hpp"
#include "workbook/ods/formula.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

TEST_CASE("References of OpenDocument lose brackets and dots", "[workbook][ods]")
{
    CHECK(excel_formula("of:=[.A1]") == "A1");
    CHECK(excel_formula("of:=[.$A$1:.B2]*2") == "$A$1:B2*2");
    CHECK(excel_formula("of:=[$Sheet1.A1:.B2]") == "Sheet1!A1:B2");
    CHECK(excel_formula("of:=[Sheet1.A1:Sheet1.B2]") == "Sheet1!A1:B2");
    CHECK(excel_formula("of:=[$'It''s.a:b'.C3]") == "'It''s.a:b'!C3");
    CHECK(excel_formula("of:=[.#REF!]") == "#REF!");
}

TEST_CASE("Separators, arrays and vendor names become those of Excel", "[workbook][ods]")
{
    CHECK(excel_formula("of:=IF([.A1]=\"a;b\";1;2)") == "IF(A1=\"a;b\",1,2)");
    CHECK(excel_formula("of:={1;2|3;4}") == "{1,2;3,4}");
    CHECK(excel_formula("of:=COM.MICROSOFT.CONCAT([.A1];[.B1])") == "CONCAT(A1,B1)");
    CHECK(excel_formula("msoxl:=SUM(A1,B1)") == "SUM(A1,B1)");
    CHECK(excel_formula("oooc:=SUM([.A1:.A3])") == "SUM(A1:A3)");
    CHECK(excel_formula("of:=[.A1") == "A1");
}

TEST_CASE("Durations count in days", "[workbook][ods]")
{
    CHECK(duration_days("PT12H00M00S") == 0.5);
    CHECK(duration_days("P1DT6H") == 1.25);
    CHECK(duration_days("-PT36H") == -1.5);
    CHECK(duration_days("PT00H00M43.2S") == 0.0005);
    for (auto const* wrong : {"", "P", "PT", "12:00", "PT1X", "P1M", "PT1e999H", "PTinfS"}) {
        CAPTURE(wrong);
        CHECK_FALSE(duration_days(wrong));
    }
}
