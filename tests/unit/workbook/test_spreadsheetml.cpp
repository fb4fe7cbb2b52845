#include "support/cell_lines.hpp"
#include "workbook/plain/r1c1.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;
using namespace gopbieu::test;

namespace {

std::string spreadsheet(std::string_view table, std::string_view around = {})
{
    std::string out = "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>"
                      "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\""
                      " xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\""
                      " xmlns:x=\"urn:schemas-microsoft-com:office:excel\">"
                      "<Styles><Style ss:ID=\"Default\"/>"
                      "<Style ss:ID=\"s1\"><NumberFormat ss:Format=\"Short Date\"/></Style>"
                      "<Style ss:ID=\"s2\"><NumberFormat ss:Format=\"Percent\"/></Style></Styles>"
                      "<Worksheet ss:Name=\"Biểu 1\"><Table>";
    out += table;
    out += "</Table>";
    out += around;
    return out + "</Worksheet></Workbook>";
}

} // namespace

TEST_CASE("Every type of SpreadsheetML gives its cell", "[workbook][spreadsheetml]")
{
    auto const workbook = read_bytes(spreadsheet(
        "<Row><Cell><Data ss:Type=\"Number\">12.5</Data></Cell>"
        "<Cell ss:StyleID=\"s2\"><Data ss:Type=\"Number\">0.25</Data></Cell>"
        "<Cell ss:StyleID=\"s1\"><Data ss:Type=\"DateTime\">2023-12-10T00:00:00.000</Data></Cell>"
        "<Cell><Data ss:Type=\"Boolean\">1</Data></Cell>"
        "<Cell><Data ss:Type=\"Error\">#N/A</Data></Cell>"
        "<Cell><ss:Data ss:Type=\"String\" xmlns=\"http://www.w3.org/TR/REC-html40\"><B>Chi</B> bộ"
        "&#10;1</ss:Data><Comment><Data>no</Data></Comment></Cell></Row>"));
    REQUIRE(workbook);
    CHECK(workbook->kind == FileKind::spreadsheetml);
    CHECK(workbook->sheets.at(0).name == "Biểu 1");
    CHECK(cell_lines(*workbook) == Lines{"A1 number 12.5",
                                         "B1 number 0.25",
                                         "C1 date 2023-12-10",
                                         "D1 true",
                                         "E1 error #N/A",
                                         "F1 text Chi bộ\n1"});
    CHECK(workbook->format(workbook->sheets[0].cells[1]).shown == Shown::percent);
}

TEST_CASE("Rows and cells stand where their index or the merge before them says",
          "[workbook][spreadsheetml]")
{
    auto const workbook = read_bytes(spreadsheet(
        "<Column ss:Index=\"2\" ss:Span=\"1\" ss:Hidden=\"1\"/>"
        "<Row><Cell ss:MergeAcross=\"1\" ss:MergeDown=\"2\"><Data ss:Type=\"String\">a</Data>"
        "</Cell><Cell><Data ss:Type=\"String\">b</Data></Cell></Row>"
        "<Row ss:Index=\"5\" ss:Hidden=\"1\"><Cell ss:Index=\"3\" ss:Formula=\"=R[-4]C*2\">"
        "<Data ss:Type=\"Number\">4</Data></Cell></Row><Row ss:Span=\"2\"/>"
        "<Row><Cell><Data ss:Type=\"Number\">9</Data></Cell></Row>",
        "<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>"));
    REQUIRE(workbook);
    CHECK(cell_lines(*workbook) ==
          Lines{"A1 text a", "C1 text b", "C5 number 4 =C1*2", "A9 number 9"});
    CHECK(merge_lines(*workbook) == Lines{"A1:B3"});
    auto const& sheet = workbook->sheets[0];
    CHECK(sheet.hidden_columns == std::vector{Span{1, 2}});
    CHECK(sheet.hidden_rows == std::vector{Span{4, 4}});
    CHECK(sheet.visibility == Visibility::hidden);
}

TEST_CASE("SpreadsheetML beyond the sheet, broken or with a DOCTYPE is a problem",
          "[workbook][spreadsheetml][F310]")
{
    auto const cell = "<Cell><Data ss:Type=\"Number\">1</Data></Cell></Row>";
    CHECK(problem_code(read_bytes(
              spreadsheet("<Row ss:Index=\"4294967295\">" + std::string(cell)))) == "F310");
    auto const whole = spreadsheet("<Row>" + std::string(cell));
    CHECK(problem_code(read_bytes(whole.substr(0, whole.size() - 30))) == "F304");
    auto hostile = whole;
    hostile.insert(hostile.find("<Workbook"), "<!DOCTYPE a [<!ENTITY b \"c\">]>");
    CHECK(problem_code(read_bytes(hostile)) == "F305");
}

TEST_CASE("R1C1 references are written as A1 at the cell", "[workbook][spreadsheetml]")
{
    CellRef const at{4, 2};
    CHECK(a1_formula("RC", at) == "C5");
    CHECK(a1_formula("R[-1]C[1]+R1C1", at) == "D4+$A$1");
    CHECK(a1_formula("SUM(R[-4]C:R[-1]C)", at) == "SUM(C1:C4)");
    CHECK(a1_formula("ROUND(RC[-1],0)&\"RC\"", at) == "ROUND(B5,0)&\"RC\"");
    CHECK(a1_formula("'Biểu RC'!R2C3", at) == "'Biểu RC'!$C$2");
    CHECK(a1_formula("SUM(C1:C[1])", at) == "SUM($A:D)");
    CHECK(a1_formula("SUM(R1)", at) == "SUM($1:$1)");
    CHECK(a1_formula("R[-9]C", at) == "#REF!");
    CHECK(a1_formula("COUNT(x)", at) == "COUNT(x)");
}
