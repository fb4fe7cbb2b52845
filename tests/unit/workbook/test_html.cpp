#include "support/cell_lines.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;
using namespace gopbieu::test;

TEST_CASE("A table in HTML is a sheet, well formed or not", "[workbook][html]")
{
    auto const workbook =
        read_bytes("<html><body><script>if (a<b) document.write('<td>no</td>')</script>"
                   "<TABLE border=1><tr><td>Tên<td align=right>Số<tr><TD>B&agrave; &amp; &#212;ng"
                   "</td><td> 12.5 </td></tr></table>");
    REQUIRE(workbook);
    CHECK(workbook->kind == FileKind::html);
    CHECK(cell_lines(*workbook) ==
          Lines{"A1 text Tên", "B1 text Số", "A2 text Bà & Ông", "B2 number 12.5"});
}

TEST_CASE("Spans become merges and push the cells beside and below them", "[workbook][html]")
{
    auto const workbook = read_bytes("<table><tr><td rowspan=2>a</td><td colspan=2>b</td></tr>"
                                     "<tr><td>c</td><td>d</td></tr><tr><td>e</td></tr></table>");
    REQUIRE(workbook);
    CHECK(merge_lines(*workbook) == Lines{"A1:A2", "B1:C1"});
    CHECK(cell_lines(*workbook) ==
          Lines{"A1 text a", "B1 text b", "B2 text c", "C2 text d", "A3 text e"});
}

TEST_CASE("What Excel and LibreOffice say about a value counts more than its text",
          "[workbook][html]")
{
    auto const workbook = read_bytes(
        "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><style><!--\n"
        "td {mso-number-format:General;}\n.xl24 {mso-number-format:\"\\@\";}\n"
        ".xl25 {mso-number-format:\"dd\\/mm\\/yyyy\";} --></style>"
        "<table><tr><td x:num=\"1234.5\">1.234,5</td><td class=xl24>0123</td>"
        "<td class=xl25 x:num=\"45270\">10/12/2023</td><td x:str>12</td>"
        "<td style='mso-number-format:\"\\@\"'>7</td><td sdval=\"3\" sdnum=\"1033;\">ba</td>"
        "<td x:num x:fmla=\"=A1*2\">4</td><td x:err=\"#N/A\">#N/A</td><td x:bool=\"TRUE\">ĐÚNG</td>"
        "</tr></table></html>");
    REQUIRE(workbook);
    CHECK(cell_lines(*workbook) == Lines{"A1 number 1234.5",
                                         "B1 text 0123",
                                         "C1 date 2023-12-10",
                                         "D1 text 12",
                                         "E1 text 7",
                                         "F1 number 3",
                                         "G1 number 4 =A1*2",
                                         "H1 error #N/A",
                                         "I1 true"});
}

TEST_CASE("Line breaks, blocks and blanks read as they look", "[workbook][html]")
{
    auto const workbook =
        read_bytes("<table><tr><td>  a \n b<br>c</td><td><p>x</p><p>y</p></td><td>&nbsp;</td>"
                   "<td><b>x</b><i>y</i> <span>z</span></td></tr></table>");
    REQUIRE(workbook);
    CHECK(cell_lines(*workbook) == Lines{"A1 text a b\nc", "B1 text x\ny", "D1 text xy z"});
}

TEST_CASE("Each table is a sheet, a table inside a cell too", "[workbook][html]")
{
    auto const workbook =
        read_bytes("<table><tr><td><table><tr><td>1</td></tr></table></td></tr></table>"
                   "<table><tr><td>2</td></tr></table>");
    REQUIRE(workbook);
    REQUIRE(workbook->sheets.size() == 2);
    CHECK(cell_lines(*workbook, 0) == Lines{"A1 number 1"});
    CHECK(cell_lines(*workbook, 1) == Lines{"A1 number 2"});
}

TEST_CASE("The sheet has the name that Excel notes in a comment", "[workbook][html]")
{
    auto const workbook = read_bytes(
        "<html><head><!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets>"
        "<x:ExcelWorksheet><x:Name>Biểu 2A</x:Name></x:ExcelWorksheet></x:ExcelWorksheets>"
        "</x:ExcelWorkbook></xml><![endif]--></head><table><tr><td>1</table></html>");
    REQUIRE(workbook);
    CHECK(workbook->sheets.at(0).name == "Biểu 2A");
}

TEST_CASE("The encoding that the page names is used", "[workbook][html]")
{
    auto const workbook = read_bytes(
        "<html><meta http-equiv=Content-Type content=\"text/html; charset=windows-1258\">"
        "<table><tr><td>\xd0"
        "a\xd2ng</td></tr></table>");
    REQUIRE(workbook);
    CHECK(cell_lines(*workbook) == Lines{"A1 text Đảng"});
}

TEST_CASE("Hidden rows and columns of HTML are known", "[workbook][html]")
{
    auto const workbook =
        read_bytes("<table><col><col span=2 style='width:1pt;display:none'>"
                   "<tr><td>1</td></tr><tr style='display:none'><td>2</td></tr></table>");
    REQUIRE(workbook);
    CHECK(workbook->sheets[0].hidden_columns == std::vector{Span{1, 2}});
    CHECK(workbook->sheets[0].hidden_rows == std::vector{Span{1, 1}});
}

TEST_CASE("A page without a table is named as what it is", "[workbook][html][F210]")
{
    CHECK(problem_code(read_bytes("<!DOCTYPE html><html><body>404</body></html>")) == "F210");
}

TEST_CASE("Spans beyond the sheet and tables in tables without end are bounded",
          "[workbook][html][F404][F310]")
{
    auto const wide =
        read_bytes("<table><tr><td colspan=4000000000 rowspan=4000000000>a</td></tr></table>");
    REQUIRE(wide);
    CHECK(merge_lines(*wide) == Lines{"A1:XFD1048576"});
    CHECK(problem_code(read_bytes("<table><tr><td colspan=16384>a<td>b</table>")) == "F310");
    std::string deep;
    for (int level = 0; level < 300; ++level) {
        deep += "<table><tr><td>";
    }
    CHECK(problem_code(read_bytes(deep)) == "F404");
}
