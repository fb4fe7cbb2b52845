#include "publish/grow.hpp"
#include "support/book_builder.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;
using namespace gopbieu::test;

namespace {

// A table whose body is rows 9 to 10 (counted from 1), with a total in row 11.
constexpr Growth three_below_10{{8, 9}, 3};

std::string grown(std::string_view formula, std::string_view sheet, std::uint32_t row)
{
    return grown_formula(formula, {sheet, row - 1}, "Biểu 1", three_below_10);
}

// A formula below the table, as a total is.
std::string below(std::string_view formula)
{
    return grown(formula, "Biểu 1", 11);
}

BookSheet table()
{
    BookSheet sheet;
    sheet.before = R"(<sheetViews><sheetView workbookViewId="0"><pane ySplit="8" topLeftCell="A9"
        state="frozen"/></sheetView></sheetViews>)";
    sheet.data = R"(<row r="8"><c r="A8"><v>1</v></c></row>
        <row r="9" ht="20" customHeight="1"><c r="A9" s="1"/><c r="C9"><v>4</v></c></row>
        <row r="10" ht="21" customHeight="1"><c r="A10" s="2"/><c r="B10" t="str"><v>chữ</v></c>
        <c r="C10"><f>C9*2</f><v>8</v></c><c r="D10"><f>C10/C$11</f></c></row>
        <row r="11" ht="22" customHeight="1"><c r="A11" s="3"/><c r="C11"><f>SUM(C9:C10)</f><v>12</v></c>
        </row><row r="14"><c r="A14"><f>C11+SUM($C$9:$C$10)</f></c></row>)";
    sheet.after = R"(<autoFilter ref="A8:D10"/><mergeCells><mergeCell ref="A1:D1"/>
        <mergeCell ref="E10:F10"/><mergeCell ref="G9:G10"/><mergeCell ref="A13:D14"/></mergeCells>
        <conditionalFormatting sqref="C9:C10"><cfRule type="expression" priority="1">
        <formula>C9&gt;C$11</formula></cfRule></conditionalFormatting>
        <dataValidations><dataValidation type="whole" sqref="C9:C10 C20"><formula1>0</formula1>
        <formula2>$C$11</formula2></dataValidation></dataValidations>
        <hyperlinks><hyperlink ref="A20" location="'Biểu 1'!A11"/></hyperlinks>
        <rowBreaks><brk id="11"/><brk id="5"/></rowBreaks>)";
    return sheet;
}

Book book_of(BookSheet sheet)
{
    Book book;
    book.styles = R"(<fonts><font/></fonts><fills><fill/></fills><borders><border/></borders>
        <cellXfs><xf/><xf><alignment horizontal="left"/></xf><xf><alignment horizontal="center"/></xf>
        <xf><alignment horizontal="right"/></xf></cellXfs>)";
    BookSheet other;
    other.name = "Tổng";
    other.data = R"(<row r="1"><c r="A1"><f>'Biểu 1'!C11+SUM('Biểu 1'!C9:C10)+C11</f></c></row>)";
    book.sheets = {std::move(sheet), other};
    book.after_sheets = R"(<definedNames>
        <definedName name="_xlnm.Print_Area" localSheetId="0">'Biểu 1'!$A$1:$D$14</definedName>
        <definedName name="_xlnm.Print_Titles" localSheetId="0">'Biểu 1'!$8:$8</definedName>
        <definedName name="Bảng">'Biểu 1'!$A$9:$D$10</definedName>
        <definedName name="Ký">'Biểu 1'!$A$14</definedName></definedNames>)";
    return book;
}

} // namespace

TEST_CASE("Formulas follow the rows that moved", "[publish][grow]")
{
    CHECK(below("C11+C9+$C$12+C$20") == "C14+C9+$C$15+C$23");
    CHECK(below("SUM(A:C)+SUM(1:20)+SUM(12:13)") == "SUM(A:C)+SUM(1:23)+SUM(15:16)");
    CHECK(below("Khác!C11+'Biểu 1'!C11+'BIỂU 1'!C12") == "Khác!C11+'Biểu 1'!C14+'BIỂU 1'!C15");
    CHECK(below("\"C11\"&'C11'!A1") == "\"C11\"&'C11'!A1");
    CHECK(below("C1048576+C1048574:C1048576") == "#REF!+#REF!");
    CHECK(grown("C11+'Biểu 1'!C11", "Khác", 1) == "C11+'Biểu 1'!C14");
}

TEST_CASE("A total over the table adds up its new rows", "[publish][grow]")
{
    CHECK(below("SUM(C9:C10)") == "SUM(C9:C13)");
    CHECK(below("SUM($C$9:$C$10)+SUMIF(A8:A10,1,C8:C10)") ==
          "SUM($C$9:$C$13)+SUMIF(A8:A13,1,C8:C13)");
    CHECK(below("SUM(C9:C12)") == "SUM(C9:C15)");
    CHECK(grown("SUM('Biểu 1'!C9:C10)", "Khác", 9) == "SUM('Biểu 1'!C9:C13)");
    // Part of the table, or one of its rows: that is something else.
    CHECK(below("SUM(C8:C9)") == "SUM(C8:C9)");
    CHECK(below("SUM(C10:F10)") == "SUM(C10:F10)");
    CHECK(below("C10") == "C10");
}

TEST_CASE("A table of one row is added up by a range of one row", "[publish][grow]")
{
    CHECK(grown_formula("SUM(C9:C9)", {"Biểu 1", 9}, "Biểu 1", {{8, 8}, 4}) == "SUM(C9:C13)");
}

TEST_CASE("Inside the table only fixed ranges grow", "[publish][grow]")
{
    CHECK(grown("C10/SUM(C$9:C$10)", "Biểu 1", 10) == "C10/SUM(C$9:C$13)");
    CHECK(grown("SUM(C$9:C10)", "Biểu 1", 10) == "SUM(C$9:C10)");
    CHECK(grown("SUM(D10:H10)", "Biểu 1", 10) == "SUM(D10:H10)");
}

TEST_CASE("Rows are put in with all that hangs on them", "[publish][grow]")
{
    auto const book = read_book(book_of(table()));
    auto draft = draft_of(book);
    grow(draft, 0, three_below_10);
    auto const& sheet = draft.pages[0].sheet;
    auto const& looks = *sheet.looks;

    SECTION("new cells look like the row above, without its values, with its formulas")
    {
        for (auto const* const place : {"A11", "A12", "A13"}) {
            CHECK(cell_at(sheet, place).style == 2);
        }
        CHECK(cell_at(sheet, "B12").kind == CellKind::empty);
        CHECK(formula_at(sheet, "C11") == "C10*2");
        CHECK(formula_at(sheet, "C13") == "C12*2");
        CHECK(formula_at(sheet, "D12") == "C12/C$14");
        CHECK(cell_at(sheet, "C12").kind == CellKind::empty);
    }
    SECTION("what stood below has moved, and formulas follow on every sheet")
    {
        CHECK(cell_at(sheet, "A14").style == 3);
        CHECK(formula_at(sheet, "C14") == "SUM(C9:C13)");
        CHECK(formula_at(sheet, "A17") == "C14+SUM($C$9:$C$13)");
        CHECK(formula_at(draft.pages[1].sheet, "A1") == "'Biểu 1'!C14+SUM('Biểu 1'!C9:C13)+C11");
    }
    SECTION("merges")
    {
        auto merges = sheet.merges;
        std::ranges::sort(merges);
        std::string text;
        for (auto const& merge : merges) {
            text += to_a1(merge) + " ";
        }
        CHECK(text == "A1:D1 G9:G13 E10:F10 E11:F11 E12:F12 E13:F13 A16:D17 ");
    }
    SECTION("heights")
    {
        std::string text;
        for (auto const& row : looks.rows) {
            text += std::to_string(row.row + 1) + ":" + std::to_string(int(*row.height)) + " ";
        }
        CHECK(text == "9:20 10:21 11:21 12:21 13:21 14:22 ");
    }
    SECTION("rules, links, filter")
    {
        CHECK(to_a1(looks.conditional_formats[0].ranges[0]) == "C9:C13");
        CHECK(looks.conditional_formats[0].formulas[0] == "C9>C$14");
        CHECK(to_a1(looks.validations[0].ranges[0]) == "C9:C13");
        CHECK(to_a1(looks.validations[0].ranges[1]) == "C23:C23");
        CHECK(looks.validations[0].formula2 == "$C$14");
        CHECK(to_a1(looks.hyperlinks[0].range) == "A23:A23");
        CHECK(looks.hyperlinks[0].target == "internal:'Biểu 1'!A14");
        CHECK(to_a1(*looks.autofilter) == "A8:D13");
    }
    SECTION("the printed page and the window")
    {
        CHECK(looks.page.row_breaks == std::vector<std::uint32_t>{14, 5});
        CHECK(to_a1(looks.page.print_areas.at(0)) == "A1:D17");
        CHECK(looks.page.title_rows == Span{7, 7});
        CHECK(looks.panes.frozen_rows == 8);
    }
    SECTION("names")
    {
        std::string text;
        for (auto const& name : draft.names) {
            text += name.name + "=" + name.refers_to + " ";
        }
        CHECK(text == "_xlnm.Print_Area='Biểu 1'!$A$1:$D$17 _xlnm.Print_Titles='Biểu 1'!$8:$8 "
                      "Bảng='Biểu 1'!$A$9:$D$13 Ký='Biểu 1'!$A$17 ");
    }
    SECTION("the template is as it was")
    {
        CHECK(formula_at(book.sheets[0], "C11") == "SUM(C9:C10)");
        CHECK(book.sheets[0].looks->rows.size() == 3);
    }
    SECTION("drawn and read back it is what was meant")
    {
        std::vector<SheetDraft> drafts;
        drafts.push_back(std::move(draft));
        CHECK(lines(differences(drafts, redrawn(drafts))).empty());
    }
}

TEST_CASE("Several tables of a page grow one after the other", "[publish][grow]")
{
    auto sheet = table();
    sheet.data +=
        R"(<row r="20"><c r="C20"><v>1</v></c></row><row r="21"><c r="C21"><v>2</v></c></row>
        <row r="22"><c r="C22"><f>SUM(C20:C21)+C11</f></c></row>)";
    auto const book = read_book(book_of(sheet));
    auto draft = draft_of(book);
    grow(draft, 0, three_below_10);
    grow(draft, 0, {{22, 23}, 2}); // rows 23 and 24 by now
    CHECK(formula_at(draft.pages[0].sheet, "C27") == "SUM(C23:C26)+C14");
    std::vector<SheetDraft> drafts;
    drafts.push_back(std::move(draft));
    CHECK(lines(differences(drafts, redrawn(drafts))).empty());
}

TEST_CASE("Values that were given before a table grew move with their cells", "[publish][grow]")
{
    auto const book = read_book(book_of(table()));
    auto draft = draft_of(book);
    auto& page = draft.pages[0];
    page.changes[{8, 2}] = {Exact(5)};
    page.changes[{10, 2}] = {Exact(17), true};
    page.paint[{13, 0}] = 0xFF0000;
    page.declared = {{{8, 2}, {9, 2}}, {{10, 2}, {10, 2}}};
    grow(draft, 0, three_below_10);
    CHECK(page.changes.contains({8, 2}));
    CHECK(page.changes.contains({13, 2}));
    CHECK(page.paint.contains({16, 0}));
    CHECK(to_a1(page.declared[0]) == "C9:C13");
    CHECK(to_a1(page.declared[1]) == "C14:C14");
}

TEST_CASE("A row too many is told, and so is one too few", "[publish][grow]")
{
    auto const book = read_book(book_of(table()));
    std::vector<SheetDraft> grown_drafts, plain_drafts;
    grown_drafts.push_back(draft_of(book));
    grow(grown_drafts[0], 0, three_below_10);
    plain_drafts.push_back(draft_of(book));
    CHECK_FALSE(differences(plain_drafts, redrawn(grown_drafts)).empty());
    CHECK_FALSE(differences(grown_drafts, redrawn(plain_drafts)).empty());
}
