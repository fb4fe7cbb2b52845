#include "support/cell_lines.hpp"
#include "support/odf.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;
using namespace gopbieu::test;

namespace {

std::string row(std::string_view cells)
{
    return "<table:table-row>" + std::string(cells) + "</table:table-row>";
}

std::string text_cell(std::string_view paragraphs)
{
    return R"(<table:table-cell office:value-type="string">)" + std::string(paragraphs) +
           "</table:table-cell>";
}

} // namespace

TEST_CASE("Every value type of OpenDocument gives its cell", "[workbook][ods]")
{
    auto const workbook = read_bytes(ods_table(row(
        R"(<table:table-cell office:value-type="float" office:value="12.5"><text:p>12,5</text:p></table:table-cell>)"
        R"(<table:table-cell office:value-type="percentage" office:value="0.25"/>)"
        R"(<table:table-cell office:value-type="currency" office:currency="VND" office:value="5000"/>)"
        R"(<table:table-cell office:value-type="date" office:date-value="2023-12-10"/>)"
        R"(<table:table-cell office:value-type="date" office:date-value="2023-12-10T17:00:00"/>)"
        R"(<table:table-cell office:value-type="boolean" office:boolean-value="true"/>)"
        R"(<table:table-cell office:value-type="string"><text:p>Chi bộ</text:p></table:table-cell>)"
        R"(<table:table-cell office:value-type="time" office:time-value="PT36H30M00S"/>)")));
    REQUIRE(workbook);
    CHECK(workbook->kind == FileKind::ods);
    CHECK(workbook->sheets.at(0).name == "Biểu 1");
    CHECK(cell_lines(*workbook) == Lines{"A1 number 12.5",
                                         "B1 number 0.25",
                                         "C1 number 5000",
                                         "D1 date 2023-12-10",
                                         "E1 date 2023-12-10T17:00:00",
                                         "F1 true",
                                         "G1 text Chi bộ",
                                         "H1 number 1.52083333333333"});
    CHECK(workbook->format(workbook->sheets[0].cells[1]).shown == Shown::percent);
    CHECK(workbook->format(workbook->sheets[0].cells[7]).shown == Shown::elapsed);
}

TEST_CASE("A value that contradicts its type is taken as the text that is shown", "[workbook][ods]")
{
    auto const workbook = read_bytes(ods_table(row(
        R"(<table:table-cell office:value-type="date" office:date-value="2023-02-31"><text:p>31/02/2023</text:p></table:table-cell>)"
        R"(<table:table-cell office:value-type="float" office:value="NaN"><text:p>x</text:p></table:table-cell>)"
        R"(<table:table-cell office:value-type="date" office:date-value="soon"/>)"
        R"(<table:table-cell><text:p>no type</text:p></table:table-cell>)")));
    REQUIRE(workbook);
    CHECK(cell_lines(*workbook) ==
          Lines{"A1 text 31/02/2023", "B1 text x", "C1 text soon", "D1 text no type"});
}

TEST_CASE("Blanks, tabs, line breaks and paragraphs come out as the program shows them",
          "[workbook][ods]")
{
    auto const workbook = read_bytes(ods_table(
        row(text_cell("<text:p>a  \n b<text:s text:c=\"2\"/>c<text:tab/>d<text:line-break/>e"
                      "</text:p><text:p>  <text:span>f</text:span> <text:a>g</text:a></text:p>") +
            text_cell("<office:annotation><dc:creator>A</dc:creator><text:p>note</text:p>"
                      "</office:annotation><text:p>shown &amp; said</text:p>"))));
    REQUIRE(workbook);
    CHECK(cell_lines(*workbook) == Lines{"A1 text a b  c\td\ne\nf g", "B1 text shown & said"});
}

TEST_CASE("Runs of nothing cost nothing and runs of values are written out", "[workbook][ods]")
{
    auto const workbook = read_bytes(ods_table(
        R"(<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7"/><table:table-cell table:style-name="x" table:number-columns-repeated="16382"/></table:table-row>)"
        R"(<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>)" +
        row(text_cell("<text:p>end</text:p>"))));
    REQUIRE(workbook);
    CHECK(cell_lines(*workbook) ==
          Lines{"A1 number 7", "B1 number 7", "A2 number 7", "B2 number 7", "A1048573 text end"});
}

TEST_CASE("A run of values that fills the sheet is refused", "[workbook][ods][F405]")
{
    auto const bomb = ods_table(
        R"(<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="7"/></table:table-row>)");
    ReadOptions options;
    options.limits.cells = 1000;
    CHECK(problem_code(read_bytes(bomb, options)) == "F405");
}

TEST_CASE("Values beyond the last row or column are refused", "[workbook][ods][F310]")
{
    auto const right = row(R"(<table:table-cell table:number-columns-repeated="16384"/>)" +
                           text_cell("<text:p>out</text:p>"));
    auto const below = R"(<table:table-row table:number-rows-repeated="99999999999999999999"/>)" +
                       row(text_cell("<text:p>out</text:p>"));
    CHECK(problem_code(read_bytes(ods_table(right))) == "F310");
    CHECK(problem_code(read_bytes(ods_table(below))) == "F310");
}

TEST_CASE("Spans become merges, and what lies under them is not shown", "[workbook][ods]")
{
    auto const workbook = read_bytes(ods_table(row(
        R"(<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="3" office:value-type="string"><text:p>Tổng số</text:p></table:table-cell>)"
        R"(<table:covered-table-cell office:value-type="float" office:value="9"/>)"
        R"(<table:table-cell office:value-type="float" office:value="1"/>)")));
    REQUIRE(workbook);
    CHECK(merge_lines(*workbook) == Lines{"A1:B3"});
    CHECK(cell_lines(*workbook) == Lines{"A1 text Tổng số", "C1 number 1"});
}

TEST_CASE("Formulas read as in Excel, with the value kept beside them", "[workbook][ods]")
{
    auto const workbook = read_bytes(ods_table(row(
        R"x(<table:table-cell table:formula="of:=SUM([.A1:.B2];[$'Biểu 2'.C3])" office:value-type="float" office:value="3"/>)x"
        R"(<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>)"
        R"(<table:table-cell table:formula="of:=x(" office:value-type="float" office:value="0"><text:p>Err:508</text:p></table:table-cell>)"
        R"(<table:table-cell table:formula="of:=[.A1]"/>)")));
    REQUIRE(workbook);
    CHECK(cell_lines(*workbook) == Lines{"A1 number 3 =SUM(A1:B2,'Biểu 2'!C3)",
                                         "B1 error #DIV/0! =1/0",
                                         "C1 error Err:508 =x(",
                                         "D1 empty =A1"});
}

TEST_CASE("Hidden sheets, rows, columns and folded groups are known", "[workbook][ods]")
{
    auto const workbook = read_bytes(ods_bytes(odf_document(
        R"(<table:table table:name="Ẩn" table:style-name="ta2">)"
        R"(<table:table-column/><table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>)"
        R"(<table:table-header-rows><table:table-row/></table:table-header-rows>)"
        R"(<table:table-row table:number-rows-repeated="2" table:visibility="filter"/>)"
        R"(<table:table-row-group table:display="false"><table:table-row/></table:table-row-group>)"
        R"(<table:table-row/></table:table>)",
        R"(<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>)")));
    REQUIRE(workbook);
    auto const& sheet = workbook->sheets.at(0);
    CHECK(sheet.visibility == Visibility::hidden);
    CHECK(sheet.hidden_columns == std::vector{Span{1, 2}});
    CHECK(sheet.hidden_rows == std::vector{Span{1, 3}});
}

TEST_CASE("Data styles become format codes, through parents and column defaults", "[workbook][ods]")
{
    auto const workbook = read_bytes(ods_table(
        R"(<table:table-column table:default-cell-style-name="ce1"/>)" +
            row(R"(<table:table-cell office:value-type="float" office:value="45270"/>)"
                R"(<table:table-cell table:style-name="ce2" office:value-type="float" office:value="1"/>)"
                R"(<table:table-cell table:style-name="ce3" office:value-type="float" office:value="1234"/>)"),
        R"(<number:date-style style:name="N1"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>)"
        R"(<number:boolean-style style:name="N2"><number:boolean/></number:boolean-style>)"
        R"(<number:number-style style:name="N3"><number:number number:decimal-places="2" number:min-integer-digits="1" number:grouping="true"/></number:number-style>)"
        R"(<style:style style:name="base" style:family="table-cell" style:data-style-name="N1"/>)"
        R"(<style:style style:name="ce1" style:family="table-cell" style:parent-style-name="base"/>)"
        R"(<style:style style:name="ce2" style:family="table-cell" style:data-style-name="N2"/>)"
        R"(<style:style style:name="ce3" style:family="table-cell" style:data-style-name="N3"/>)"));
    REQUIRE(workbook);
    CHECK(cell_lines(*workbook) == Lines{"A1 date 2023-12-10", "B1 true", "C1 number 1234"});
    CHECK(workbook->format(workbook->sheets[0].cells[0]).code == "dd/mm/yyyy");
    CHECK(workbook->format(workbook->sheets[0].cells[2]).code == "#,##0.00");
}

TEST_CASE("Styles that are their own parents end nowhere", "[workbook][ods]")
{
    auto const workbook = read_bytes(ods_table(
        row(R"(<table:table-cell table:style-name="a" office:value-type="float" office:value="1"/>)"),
        R"(<style:style style:name="a" style:family="table-cell" style:parent-style-name="b"/>)"
        R"(<style:style style:name="b" style:family="table-cell" style:parent-style-name="a"/>)"));
    REQUIRE(workbook);
    CHECK(cell_lines(*workbook) == Lines{"A1 number 1"});
}

TEST_CASE("Cells of tracked changes and of other files are no cells of the sheet",
          "[workbook][ods]")
{
    auto const workbook = read_bytes(ods_bytes(odf_document(
        R"(<table:tracked-changes><table:table table:name="old"/></table:tracked-changes>)"
        R"(<table:table table:name="S"><table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table>)"
        R"(<table:table table:name="'file:///C:/a.ods'#S"><table:table-row/></table:table>)")));
    REQUIRE(workbook);
    CHECK(workbook->sheets.size() == 1);
}

TEST_CASE("OpenDocument files that are no open spreadsheets are named", "[workbook][ods][F201]")
{
    CHECK(problem_code(read_bytes(ods_bytes(odf_document("", "", "text")))) == "F202");
    CHECK(problem_code(read_bytes(ods_bytes(odf_document("", "", "presentation")))) == "F205");
    CHECK(problem_code(read_bytes(ods_bytes(odf_document("", "", "drawing")))) == "F210");
    auto const locked = build_zip(
        {{.name = "mimetype", .content = "application/vnd.oasis.opendocument.spreadsheet"},
         {.name = "content.xml", .content = "\x8f\x01 no XML"},
         {.name = "META-INF/manifest.xml",
          .content = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"}});
    CHECK(problem_code(read_bytes(locked)) == "F201");
}

TEST_CASE("A package without content, or with a DOCTYPE, or cut short, is a problem",
          "[workbook][ods][F306]")
{
    CHECK(problem_code(read_bytes(build_zip(
              {{.name = "mimetype",
                .content = "application/vnd.oasis.opendocument.spreadsheet"}}))) == "F306");
    CHECK(problem_code(read_bytes(ods_bytes("<!DOCTYPE a []><a/>"))) == "F305");
    auto const whole = odf_document("<table:table table:name=\"S\"/>");
    CHECK(problem_code(read_bytes(ods_bytes(whole.substr(0, whole.size() - 40)))) == "F304");
}

TEST_CASE("A flat document reads like its package", "[workbook][ods]")
{
    auto document = odf_document(
        R"(<table:table table:name="S"><table:table-row><table:table-cell office:value-type="float" office:value="4"/></table:table-row></table:table>)");
    for (std::string_view const tag : {"<office:document-content", "</office:document-content"}) {
        document.replace(document.find(tag), tag.size(), tag.substr(0, tag.size() - 8));
    }
    auto const workbook = read_bytes(document);
    REQUIRE(workbook);
    CHECK(workbook->kind == FileKind::fods);
    CHECK(cell_lines(*workbook) == Lines{"A1 number 4"});
}

TEST_CASE("At depth looks an OpenDocument cell has its font, fill, border and place",
          "[workbook][ods][looks]")
{
    ReadOptions options;
    options.depth = Depth::looks;
    auto const workbook = read_bytes(
        ods_table(
            R"(<table:table-column table:style-name="co1"/>)"
            R"(<table:table-row table:style-name="ro1"><table:table-cell table:style-name="ce1" office:value-type="string"><office:annotation><dc:creator>An</dc:creator><text:p>xem lại</text:p></office:annotation><text:p>x</text:p></table:table-cell><table:table-cell table:style-name="ce1"/></table:table-row>)",
            R"(<style:style style:name="co1" style:family="table-column"><style:table-column-properties style:column-width="2.54cm"/></style:style>)"
            R"(<style:style style:name="ro1" style:family="table-row"><style:table-row-properties style:row-height="24pt"/></style:style>)"
            R"(<style:style style:name="ce1" style:family="table-cell"><style:table-cell-properties fo:background-color="#ffff00" fo:border="0.74pt solid #ff0000" fo:wrap-option="wrap" style:vertical-align="middle"/><style:paragraph-properties fo:text-align="center"/><style:text-properties style:font-name="Times New Roman" fo:font-size="13pt" fo:font-weight="bold"/></style:style>)"),
        options);
    REQUIRE(workbook);
    REQUIRE(workbook->looks);
    auto const& looks = *workbook->looks;
    CHECK(cell_lines(*workbook) == Lines{"A1 text x", "B1 empty"});
    auto const& style = looks.styles.at(workbook->sheets[0].cells.at(0).style);
    CHECK(looks.fonts.at(style.font).name == "Times New Roman");
    CHECK(looks.fonts.at(style.font).size == 13);
    CHECK(looks.fonts.at(style.font).bold);
    CHECK(looks.fills.at(style.fill).foreground == 0xffff00U);
    CHECK(looks.borders.at(style.border).left == BorderLine{1, 0xff0000U});
    CHECK(style.alignment.wrap);
    CHECK(style.alignment.horizontal == Horizontal::center);
    CHECK(style.alignment.vertical == Vertical::center);
    auto const& sheet = *workbook->sheets[0].looks;
    CHECK(sheet.rows.at(0).height == 24);
    CHECK(sheet.columns.at(0).width == Approx(13).margin(0.5));
    CHECK(sheet.comments.at(0).text == "xem lại");
    CHECK(sheet.comments.at(0).author == "An");
}
