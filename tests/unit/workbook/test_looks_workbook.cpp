#include "base/catalogue/writing.hpp"
#include "support/xlsx_builder.hpp"
#include "workbook/read.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;
using namespace gopbieu::test;

namespace {

Workbook read_with_looks(std::vector<char> const& bytes)
{
    ReadOptions options;
    options.depth = Depth::looks;
    auto workbook = read_workbook(bytes, options);
    if (!workbook) {
        FAIL(words(workbook.problem(), Language::english));
    }
    return std::move(*workbook);
}

std::string& part(std::vector<Part>& parts, std::string_view name)
{
    for (auto& [path, content] : parts) {
        if (path == name) {
            return content;
        }
    }
    return parts.emplace_back(std::string(name), "").second;
}

void insert_before(std::string& text, std::string_view place, std::string_view what)
{
    auto const at = text.find(place);
    REQUIRE(at != std::string::npos);
    text.insert(at, what);
}

} // namespace

TEST_CASE("At values depth a workbook has no looks", "[workbook][looks]")
{
    auto const workbook = read_workbook(xlsx({.sheet_data = "<row><c><v>1</v></c></row>"}), {});
    REQUIRE(workbook);
    CHECK_FALSE(workbook->looks);
    CHECK_FALSE(workbook->sheets.at(0).looks);
}

TEST_CASE("At looks depth blank cells with a style are there, and every style is known",
          "[workbook][looks]")
{
    auto const workbook =
        read_with_looks(xlsx({.sheet_data = R"(<row r="1"><c r="A1" s="1"/></row>)",
                              .styles = R"(<xf numFmtId="0"/><xf numFmtId="9">
                                  <alignment wrapText="1"/></xf>)"}));
    REQUIRE(workbook.looks);
    REQUIRE(workbook.sheets.at(0).looks);
    CHECK(workbook.looks->styles.size() == 2);
    CHECK(workbook.looks->fonts.size() == 1);
    REQUIRE(workbook.sheets[0].cells.size() == 1);
    CHECK(workbook.sheets[0].cells[0].kind == CellKind::empty);
    CHECK(workbook.looks->styles.at(workbook.sheets[0].cells[0].style).alignment.wrap);
}

TEST_CASE("Rich text is found under the number of the text it belongs to", "[workbook][looks]")
{
    auto const workbook = read_with_looks(
        xlsx({.sheet_data = R"(<row><c t="s"><v>1</v></c></row>)",
              .shared_strings = "<si><t>a</t></si><si><r><rPr><b/></rPr><t>Tổng</t></r>"
                                "<r><t xml:space=\"preserve\"> số</t></r></si>"}));
    REQUIRE(workbook.looks->rich_texts.size() == 1);
    auto const& rich = workbook.looks->rich_texts[0];
    CHECK(workbook.texts[rich.text] == "Tổng số");
    CHECK(rich.runs[0].text + rich.runs[1].text == "Tổng số");
    CHECK(workbook.sheets[0].cells.at(0).text_ == rich.text);
}

TEST_CASE("Print areas and titles come from the defined names", "[workbook][looks]")
{
    auto parts = xlsx_parts({});
    insert_before(part(parts, "xl/workbook.xml"),
                  "</workbook>",
                  "<definedNames><definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">"
                  "'Biểu 1'!$A$1:$H$40,'Biểu 1'!$J:$K</definedName>"
                  "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">"
                  "'Biểu 1'!$A:$B,'Biểu 1'!$4:$6</definedName></definedNames>");
    auto const workbook = read_with_looks(zip(parts));
    auto const& page = workbook.sheets.at(0).looks->page;
    REQUIRE(page.print_areas.size() == 2);
    CHECK(page.print_areas[0] == CellRange{{0, 0}, {39, 7}});
    CHECK(page.print_areas[1] == CellRange{{0, 9}, {max_rows - 1, 10}});
    CHECK(page.title_rows == Span{3, 5});
    CHECK(page.title_columns == Span{0, 1});
    CHECK(workbook.looks->not_redrawn.empty());
}

TEST_CASE("A print area that is a formula goes on the list", "[workbook][looks]")
{
    auto parts = xlsx_parts({});
    insert_before(part(parts, "xl/workbook.xml"),
                  "</workbook>",
                  "<definedNames><definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">"
                  "OFFSET('Biểu 1'!$A$1,0,0,9,9)</definedName></definedNames>");
    auto const workbook = read_with_looks(zip(parts));
    REQUIRE(workbook.looks->not_redrawn.size() == 1);
    CHECK(workbook.looks->not_redrawn[0].what == say::not_redrawn_print_area);
}

TEST_CASE("Names and the tab in front count sheets with cells only", "[workbook][looks]")
{
    auto parts = xlsx_parts({});
    auto& book = part(parts, "xl/workbook.xml");
    insert_before(book, "<sheets>", "<bookViews><workbookView activeTab=\"1\"/></bookViews>");
    insert_before(book, "<sheet ", "<sheet name=\"Biểu đồ\" sheetId=\"7\" r:id=\"rId7\"/>");
    insert_before(book,
                  "</workbook>",
                  "<definedNames><definedName name=\"_xlnm.Print_Area\" localSheetId=\"1\">"
                  "'Biểu 1'!$A$1</definedName></definedNames>");
    insert_before(part(parts, "xl/_rels/workbook.xml.rels"),
                  "</Relationships>",
                  R"(<Relationship Id="rId7" Type="x/chartsheet" Target="chartsheets/s.xml"/>
                     <Relationship Id="rId8" Type="x/vbaProject" Target="vbaProject.bin"/>)");
    auto const workbook = read_with_looks(zip(parts));
    REQUIRE(workbook.sheets.size() == 1);
    CHECK(workbook.looks->active_sheet == 0);
    REQUIRE(workbook.names.size() == 1);
    CHECK(workbook.names[0].sheet == 0);
    CHECK(workbook.sheets[0].looks->page.print_areas == std::vector<CellRange>{{{0, 0}, {0, 0}}});
    std::vector<std::string> listed;
    for (auto const& entry : workbook.looks->not_redrawn) {
        listed.push_back(words(entry.what, entry.args, Language::english));
    }
    CHECK(listed == std::vector<std::string>{"macros (VBA)", "'Biểu đồ': a chart sheet"});
}

TEST_CASE("Document properties are read, those of the office's own too", "[workbook][looks]")
{
    auto parts = xlsx_parts({});
    insert_before(
        part(parts, "_rels/.rels"),
        "</Relationships>",
        R"(<Relationship Id="a" Type="x/metadata/core-properties" Target="docProps/core.xml"/>
                     <Relationship Id="b" Type="x/extended-properties" Target="docProps/app.xml"/>
                     <Relationship Id="c" Type="x/custom-properties" Target="docProps/custom.xml"/>)");
    part(parts, "docProps/core.xml") =
        R"(<cp:coreProperties xmlns:cp="x"><dc:title>Biểu số 1</dc:title><dc:subject/>
           </cp:coreProperties>)";
    part(parts, "docProps/app.xml") =
        R"(<Properties><Company>Huyện ủy</Company><TitlesOfParts><lpstr>Biểu 1</lpstr>
           </TitlesOfParts></Properties>)";
    part(parts, "docProps/custom.xml") =
        R"(<Properties><property name="Mã đơn vị" pid="2"><vt:lpwstr>H01.02</vt:lpwstr></property>
           </Properties>)";
    auto const workbook = read_with_looks(zip(parts));
    REQUIRE(workbook.properties.size() == 3);
    CHECK(workbook.properties[0].name == "title");
    CHECK(workbook.properties[0].value == "Biểu số 1");
    CHECK_FALSE(workbook.properties[0].custom);
    CHECK(workbook.properties[1].name == "Company");
    CHECK(workbook.properties[2].name == "Mã đơn vị");
    CHECK(workbook.properties[2].value == "H01.02");
    CHECK(workbook.properties[2].custom);
}
