#include "support/cells_as_text.hpp"
#include "support/xlsx_builder.hpp"
#include "workbook/read.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;
using namespace gopbieu::test;

namespace {

using Lines = std::vector<std::string>;

Workbook read(XlsxParts const& parts)
{
    auto workbook = read_workbook(xlsx(parts), {});
    REQUIRE(workbook);
    return std::move(*workbook);
}

Lines cells(XlsxParts const& parts)
{
    return cells_as_text(read(parts));
}

Lines cells(std::string const& sheet_data)
{
    return cells(XlsxParts{.sheet_data = sheet_data});
}

std::string refused(XlsxParts const& parts)
{
    auto const workbook = read_workbook(xlsx(parts), {});
    return workbook ? "was read" : std::string(code(workbook.problem().say));
}

std::string refused(std::string const& sheet_data)
{
    return refused(XlsxParts{.sheet_data = sheet_data});
}

std::string const two_strings = "<si><t>Chi bộ bản Vàng Pheo</t></si><si><t>a &amp; b</t></si>";

} // namespace

TEST_CASE("Every type of cell keeps its type", "[workbook][xlsx]")
{
    XlsxParts parts;
    parts.shared_strings = two_strings;
    parts.styles = R"(<xf numFmtId="0"/><xf numFmtId="14"/>)";
    parts.sheet_data =
        R"(<row r="1"><c r="A1"><v>12</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="b"><v>1</v></c>)"
        R"(<c r="D1" t="e"><v>#DIV/0!</v></c><c r="E1" s="1"><v>45291</v></c>)"
        R"(<c r="F1" t="d"><v>2023-12-10T17:00:00</v></c><c r="G1" t="str"><v>chữ</v></c>)"
        R"(<c r="H1" t="inlineStr"><is><t>ngay trong ô</t></is></c><c r="I1" t="n"><v>-1.5</v></c></row>)";
    CHECK(cells(parts) == Lines{"A1 number 12",
                                "B1 text a & b",
                                "C1 boolean true",
                                "D1 error #DIV/0!",
                                "E1 date 2023-12-31",
                                "F1 date 2023-12-10T17:00:00",
                                "G1 text chữ",
                                "H1 text ngay trong ô",
                                "I1 number -1.5"});
}

TEST_CASE("A prefix and the strict namespace change nothing", "[workbook][xlsx]")
{
    XlsxParts parts;
    parts.shared_strings = two_strings;
    parts.sheet_data =
        R"(<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2"><f>B2*2</f><v>3</v></c></row>)";
    parts.after_data = R"(<mergeCells><mergeCell ref="A4:C5"/></mergeCells>)";
    auto const plain = cells(parts);
    CHECK(plain == Lines{"B2 text Chi bộ bản Vàng Pheo", "C2 number 3 =B2*2"});
    parts.prefix = "x:";
    CHECK(cells(parts) == plain);
    CHECK(read(parts).sheets[0].merges == std::vector<CellRange>{{{3, 0}, {4, 2}}});
    parts.main_namespace = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    CHECK(cells(parts) == plain);
}

TEST_CASE("Numbers are read as the nearest double, however they are written", "[workbook][xlsx]")
{
    CHECK(
        cells(
            "<row r=\"1\"><c r=\"A1\"><v>0.1</v></c><c r=\"B1\"><v>0.30000000000000004</v></c>"
            "<c r=\"C1\"><v>1.2E-3</v></c><c r=\"D1\"><v>38168053000001</v></c><c r=\"E1\"><v> 7 "
            "</v></c>"
            "<c r=\"F1\"><v>1e-400</v></c><c r=\"G1\"><v>123456789012345678</v></c><c "
            "r=\"H1\"><v>-0.5</v></c>"
            "<c r=\"I1\"><v>+4</v></c><c r=\"J1\"><v>.5</v></c><c r=\"K1\"><v>5.</v></c></row>") ==
        Lines{"A1 number 0.1",
              "B1 number 0.30000000000000004",
              "C1 number 0.0012",
              "D1 number 38168053000001",
              "E1 number 7",
              "F1 number 0",
              "G1 number 123456789012345680",
              "H1 number -0.5",
              "I1 number 4",
              "J1 number 0.5",
              "K1 number 5"});
}

TEST_CASE("A value that is no number is refused with its cell", "[workbook][xlsx]")
{
    for (auto const* value :
         {"NaN", "INF", "-inf", "1e999", "1,5", "12a", "0x10", "--1", "1.2.3", "."}) {
        CAPTURE(value);
        CHECK(refused("<row r=\"1\"><c r=\"A1\"><v>" + std::string(value) + "</v></c></row>") ==
              "F311");
    }
}

TEST_CASE("Missing references count on from the cell and row before", "[workbook][xlsx]")
{
    CHECK(cells("<row><c><v>1</v></c><c><v>2</v></c></row><row r=\"5\"><c><v>3</v></c><c "
                "r=\"D5\"><v>4</v></c><c><v>5</v></c></row>"
                "<row><c r=\"\"><v>6</v></c></row>") == Lines{"A1 number 1",
                                                              "B1 number 2",
                                                              "A5 number 3",
                                                              "D5 number 4",
                                                              "E5 number 5",
                                                              "A6 number 6"});
}

TEST_CASE("Rows and cells out of order are put in order, and of two at one place the later counts",
          "[workbook][xlsx]")
{
    CHECK(cells("<row r=\"3\"><c r=\"B3\"><v>1</v></c><c r=\"A3\"><v>2</v></c></row><row "
                "r=\"1\"><c r=\"A1\"><v>3</v></c></row>"
                "<row r=\"3\"><c r=\"A3\"><v>9</v></c></row>") ==
          Lines{"A1 number 3", "A3 number 9", "B3 number 1"});
}

TEST_CASE("A wrong or missing dimension is of no account", "[workbook][xlsx]")
{
    XlsxParts parts;
    parts.sheet_data = R"(<row r="9"><c r="J9"><v>1</v></c></row>)";
    CHECK(cells(parts) == Lines{"J9 number 1"});
    parts.before_data = R"(<dimension ref="A1:B2"/>)";
    CHECK(cells(parts) == Lines{"J9 number 1"});
}

TEST_CASE("Rich text is put together and phonetic runs are left out", "[workbook][xlsx]")
{
    XlsxParts parts;
    parts.shared_strings = "<si><r><rPr><b/></rPr><t xml:space=\"preserve\">Tổng "
                           "</t></r><r><t>số</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si>"
                           "<si><t>漢字</t><phoneticPr fontId=\"1\"/><rPh sb=\"0\" "
                           "eb=\"2\"><t>かんじ</t></rPh></si><si/><si><t/></si>"
                           "<si><t><![CDATA[<a>]]></t></si>";
    parts.sheet_data =
        R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>4</v></c>)"
        R"(<c r="E1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c></row>)";
    CHECK(cells(parts) ==
          Lines{"A1 text Tổng số", "B1 text 漢字", "C1 text ", "D1 text <a>", "E1 text ab"});
}

TEST_CASE("Texts are in NFC, with entities and Excel's own escapes resolved", "[workbook][xlsx]")
{
    XlsxParts parts;
    parts.shared_strings = "<si><t>Đảng viên</t></si>" // combining marks
                           "<si><t>a_x000D_b_x005F_x0041_&#7897;&#x1EA5;&lt;</t></si>"
                           "<si><t>hai\r\ndòng</t></si>";
    parts.sheet_data =
        R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>)";
    CHECK(cells(parts) ==
          Lines{"A1 text Đảng viên", "B1 text a\rb_x0041_ộấ<", "C1 text hai\ndòng"});
}

TEST_CASE("A formula stands beside its cached value, and a missing value is told from none",
          "[workbook][xlsx]")
{
    auto const workbook =
        read({.sheet_data =
                  "<row r=\"1\"><c r=\"A1\"><f>SUM(B1:B3)</f><v>6</v></c><c r=\"B1\"><f>1+1</f></c>"
                  "<c r=\"C1\" t=\"str\"><f>\"\"</f><v></v></c><c r=\"D1\"><f t=\"array\" "
                  "ref=\"D1:D2\">A1:A2&amp;\"x\"</f><v>1</v></c></row>"});
    CHECK(cells_as_text(workbook) == Lines{"A1 number 6 =SUM(B1:B3)",
                                           "B1 empty =1+1",
                                           "C1 text  =\"\"",
                                           "D1 number 1 =A1:A2&\"x\""});
    CHECK(workbook.sheets[0].formulas[3].array);
}

TEST_CASE("Shared formulas are written out for each follower, whichever comes first",
          "[workbook][xlsx]")
{
    CHECK(cells("<row r=\"1\"><c r=\"B1\"><f t=\"shared\" si=\"0\"/><v>1</v></c></row>"
                "<row r=\"2\"><c r=\"B2\"><f t=\"shared\" ref=\"B1:C3\" "
                "si=\"0\">A2*$D$1+A$1+$A2+LOG10(A2)+\"A2\"</f><v>2</v></c>"
                "<c r=\"C2\"><f t=\"shared\" si=\"0\"/><v>3</v></c></row>") ==
          Lines{"B1 number 1 =A1*$D$1+A$1+$A1+LOG10(A1)+\"A2\"",
                "B2 number 2 =A2*$D$1+A$1+$A2+LOG10(A2)+\"A2\"",
                "C2 number 3 =B2*$D$1+B$1+$A2+LOG10(B2)+\"A2\""});
}

TEST_CASE("Dates are told by their number format, in both date systems", "[workbook][xlsx]")
{
    XlsxParts parts;
    parts.formats =
        R"(<numFmt numFmtId="164" formatCode="&quot;ngày&quot; dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="0&quot; d&quot;"/><numFmt numFmtId="166" formatCode="[h]:mm"/>)";
    parts.styles =
        R"(<xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="20"/>)";
    parts.sheet_data =
        R"(<row r="1"><c r="A1" s="1"><v>45291</v></c><c r="B1" s="2"><v>45291</v></c><c r="C1" s="3"><v>1.5</v></c><c r="D1" s="4"><v>0.75</v></c></row>)";
    CHECK(cells(parts) ==
          Lines{"A1 date 2023-12-31", "B1 number 45291", "C1 number 1.5", "D1 date 18:00:00"});
    parts.workbook_properties = R"(<workbookPr date1904="1"/>)";
    CHECK(cells(parts) ==
          Lines{"A1 date 2028-01-01", "B1 number 45291", "C1 number 1.5", "D1 date 18:00:00"});
}

TEST_CASE("Hidden sheets, rows and columns are read and marked", "[workbook][xlsx]")
{
    auto const workbook = read(
        {.sheet_data = "<row r=\"2\" hidden=\"1\"><c r=\"A2\"><v>1</v></c></row><row r=\"3\" "
                       "hidden=\"true\"/><row r=\"7\" hidden=\"1\"/>",
         .before_data = R"(<cols><col min="2" max="4" hidden="1"/><col min="6" max="6"/></cols>)",
         .sheet_attributes = R"(state="veryHidden")"});
    CHECK(workbook.sheets[0].visibility == Visibility::very_hidden);
    CHECK(workbook.sheets[0].hidden_rows == std::vector<Span>{{1, 2}, {6, 6}});
    CHECK(workbook.sheets[0].hidden_columns == std::vector<Span>{{1, 3}});
    CHECK(cells_as_text(workbook) == Lines{"A2 number 1"});
}

TEST_CASE("Defined names come with their sheet", "[workbook][xlsx]")
{
    auto parts = xlsx_parts({.sheet_data = ""});
    parts[2].second.insert(
        parts[2].second.find("</workbook>"),
        R"(<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">'Biểu 1'!$A$1:$D$9</definedName><definedName name="gb" hidden="1">"x"</definedName></definedNames>)");
    auto const workbook = read_workbook(zip(parts), {});
    REQUIRE(workbook);
    REQUIRE(workbook->names.size() == 2);
    CHECK(workbook->names[0].refers_to == "'Biểu 1'!$A$1:$D$9");
    CHECK(workbook->names[0].sheet == 0);
    CHECK(workbook->names[1].hidden);
    CHECK(workbook->names[1].sheet == -1);
}

TEST_CASE("Parts in UTF-16 and under odd paths are found and read", "[workbook][xlsx]")
{
    auto parts = xlsx_parts({.sheet_data = R"(<row r="1"><c r="A1"><v>1</v></c></row>)"});
    std::string wide = "\xff\xfe";
    for (char const letter : parts[6].second) {
        wide += letter;
        wide += '\0';
    }
    parts[6] = {"XL/Worksheets/Sheet1.xml", wide};
    parts[2].first = "xl/book.xml";
    parts[3].first = "xl/_rels/book.xml.rels";
    parts[3].second.replace(
        parts[3].second.find("worksheets/sheet1.xml"), 21, "/xl/./x/../worksheets/sheet1.xml");
    parts[1].second.replace(parts[1].second.find("xl/workbook.xml"), 15, "/xl/book.xml");
    auto const workbook = read_workbook(zip(parts), {});
    REQUIRE(workbook);
    CHECK(cells_as_text(*workbook) == Lines{"A1 number 1"});
}

TEST_CASE("A chart sheet is no sheet of cells", "[workbook][xlsx]")
{
    auto parts = xlsx_parts({.sheet_data = ""});
    parts[3].second.replace(parts[3].second.find("/worksheet\""), 11, "/chartsheet\"");
    auto const workbook = read_workbook(zip(parts), {});
    REQUIRE(workbook);
    CHECK(workbook->sheets.empty());
}

TEST_CASE("Places beyond XFD1048576 and wild indices are refused", "[workbook][xlsx]")
{
    for (auto const* place :
         {"XFE1", "A1048577", "AAAA1", "A0", "A99999999999", "1A", "A", "ZZZZZZZZZ9"}) {
        CAPTURE(place);
        CHECK(refused("<row r=\"1\"><c r=\"" + std::string(place) + "\"><v>1</v></c></row>") ==
              "F310");
    }
    CHECK(refused("<row r=\"1048577\"><c><v>1</v></c></row>") == "F310");
    CHECK(refused("<row r=\"1048576\"/><row><c><v>1</v></c></row>") == "F310");
    CHECK(refused("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c><c><v>1</v></c></row>") == "F310");
    CHECK(refused("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>") == "F311");
    CHECK(refused("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row>") == "F311");
    CHECK(refused("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>1</v></c></row>") == "F311");
    CHECK(refused("<row r=\"1\"><c r=\"A1\" t=\"q\"><v>1</v></c></row>") == "F311");
    CHECK(refused("<row r=\"1\"><c r=\"A1\" t=\"b\"><v>2</v></c></row>") == "F311");
    CHECK(refused("<row r=\"1\"><c r=\"A1\" t=\"d\"><v>mai</v></c></row>") == "F311");
    CHECK(refused(XlsxParts{
              .sheet_data = "",
              .after_data = R"(<mergeCells><mergeCell ref="A1:XFE9"/></mergeCells>)"}) == "F310");
}

TEST_CASE("Damaged sheet data is refused wherever it breaks", "[workbook][xlsx]")
{
    std::string const whole =
        R"(<row r="1"><c r="A1" s="0" t="s"><v>0</v></c><c r="B1"><f>A1</f><v>1.5</v></c><c r="C1" t="inlineStr"><is><t>x</t></is></c></row>)";
    for (std::size_t length = 0; length < whole.size(); ++length) {
        auto parts = xlsx_parts({.sheet_data = "", .shared_strings = two_strings});
        auto& sheet = parts[6].second;
        sheet = sheet.substr(0, sheet.find("<sheetData>") + 11) + whole.substr(0, length);
        CAPTURE(length);
        auto const workbook = read_workbook(zip(parts), {});
        REQUIRE_FALSE(workbook);
        CHECK(code(workbook.problem().say) == "F304");
    }
}

TEST_CASE("Broken UTF-8 in texts is refused", "[workbook][xlsx]")
{
    CHECK(refused(XlsxParts{.sheet_data = "", .shared_strings = "<si><t>\xc3\x28</t></si>"}) ==
          "F309");
    CHECK(refused("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>\xff</t></is></c></row>") ==
          "F311");
    CHECK(refused("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>\xe1\xba</v></c></row>") == "F311");
}

TEST_CASE("The limits on cells and texts are kept", "[workbook][xlsx]")
{
    ReadOptions options;
    options.limits.cells = 2;
    auto const three = xlsx({.sheet_data = "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c "
                                           "r=\"B1\"><v>1</v></c><c r=\"C1\"><v>1</v></c></row>"});
    REQUIRE_FALSE(read_workbook(three, options));
    CHECK(code(read_workbook(three, options).problem().say) == "F405");
    options.limits.string = 3;
    auto const text = xlsx({.sheet_data = "", .shared_strings = "<si><t>bốn chữ</t></si>"});
    REQUIRE_FALSE(read_workbook(text, options));
    CHECK(code(read_workbook(text, options).problem().say) == "F406");
}

TEST_CASE("At depth looks blank cells with a style are kept", "[workbook][xlsx]")
{
    auto const bytes =
        xlsx({.sheet_data = R"(<row r="1"><c r="A1" s="0"/><c r="B1"><v>1</v></c></row>)"});
    auto const values = read_workbook(bytes, {});
    REQUIRE(values);
    CHECK(cells_as_text(*values) == Lines{"B1 number 1"});
    auto const looks = read_workbook(bytes, {.depth = Depth::looks});
    REQUIRE(looks);
    CHECK(cells_as_text(*looks) == Lines{"A1 empty", "B1 number 1"});
}
