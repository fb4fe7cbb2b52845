#include "publish/fill_table.hpp"
#include "support/book_builder.hpp"
#include "support/small_form.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;
using namespace gopbieu::test;

namespace {

std::string text(std::string const& place, std::string const& value)
{
    return "<c r=\"" + place + "\" t=\"str\"><v>" + value + "</v></c>";
}

std::string const header = "<row r=\"3\">" + text("A3", "TT") + text("B3", "Loại hình") +
                           text("C3", "Tổng số") + text("D3", "Trong đó") + "</row><row r=\"4\">" +
                           text("D4", "Nữ") + text("E4", "Tuổi bình quân") + "</row>";
std::string const header_merges = R"(<mergeCell ref="A3:A4"/><mergeCell ref="B3:B4"/>
    <mergeCell ref="C3:C4"/><mergeCell ref="D3:E3"/>)";

std::string blank_row(int row)
{
    auto const number = std::to_string(row);
    std::string cells;
    for (auto const* const column : {"A", "B", "C", "D", "E"}) {
        cells += std::string("<c r=\"") + column + number + "\" s=\"1\"/>";
    }
    return "<row r=\"" + number + "\">" + cells + "</row>";
}

Template
template_of(FormDefinition const& form, std::string const& rows, std::string const& merges = {})
{
    Book book;
    book.styles = R"(<fonts><font/></fonts><fills><fill/></fills><borders><border/></borders>
        <cellXfs><xf/><xf><alignment horizontal="center"/></xf><xf numFmtId="10"/></cellXfs>)";
    book.sheets[0].data = header + rows;
    book.sheets[0].after = "<mergeCells>" + header_merges + merges + "</mergeCells>";
    auto workbook = read_book(book);
    auto table = find_table(Grid(workbook, workbook.sheets.front()), form);
    REQUIRE(table);
    return Template{&form, std::move(workbook), std::move(*table), 0};
}

// Figures of rows that are numbered from 1: row 2, column 3 is 203.
TableFigures figures_of(std::vector<FigureRow> rows)
{
    TableFigures figures;
    figures.rows = std::move(rows);
    figures.value = [](std::size_t row, std::size_t column) {
        return CellValue(Exact(static_cast<std::int64_t>((row + 1) * 100 + column)));
    };
    figures.total = [](std::size_t column) {
        return CellValue(Exact(static_cast<std::int64_t>(900 + column)));
    };
    return figures;
}

// The filled rows of the drawn sheet, cell by cell; a formula stands before its value.
std::vector<std::string> drawn_rows(SheetDraft draft, std::uint32_t first_row)
{
    std::vector<SheetDraft> drafts;
    drafts.push_back(std::move(draft));
    auto const written = redrawn(drafts);
    CHECK(lines(differences(drafts, written)).empty());
    auto const& sheet = written.sheets.front();
    std::vector<std::string> rows;
    for (auto const& cell : sheet.cells) {
        if (cell.row + 1 < first_row || cell.kind == CellKind::empty) {
            continue;
        }
        auto const row = std::to_string(cell.row + 1) + ":";
        if (rows.empty() || !rows.back().starts_with(row)) {
            rows.push_back(row);
        }
        auto const formula = formula_text(sheet, cell);
        rows.back() += (formula.empty() ? " " : " =" + formula + " ") +
                       (cell.has_text() ? std::string(written.text(cell))
                                        : std::to_string(static_cast<int>(cell.number)));
    }
    return rows;
}

using Rows = std::vector<std::string>;

} // namespace

TEST_CASE("Rows of a keyed form fill the blank rows in order, and the table grows when they do not "
          "suffice",
          "[publish][fill]")
{
    auto const form = small_form();
    auto const blank = template_of(form, blank_row(5) + blank_row(6));
    auto draft = draft_of(blank.workbook);
    fill_table(draft, blank, figures_of({{0, "Thôn, bản"}, {1, "Trường học"}, {{}, "Cơ quan"}}));
    CHECK(drawn_rows(std::move(draft), 5) == Rows{"5: 1 Thôn, bản 102 103 104",
                                                  "6: 2 Trường học 202 203 204",
                                                  "7: 3 Cơ quan 302 303 304"});
}

TEST_CASE("The total row keeps its formulas, which reach the new rows, with the right results",
          "[publish][fill]")
{
    auto form = small_form();
    form.total_row = TotalRow{"Tổng cộng", {}};
    auto const total = "<row r=\"6\">" + text("B6", "Tổng cộng") +
                       "<c r=\"C6\"><f>SUM(C5:C5)</f><v>0</v></c><c r=\"D6\" s=\"1\"/>"
                       "<c r=\"E6\"><f>C6*2</f><v>0</v></c></row>"
                       "<row r=\"9\"><c r=\"A9\"><f>C6+1</f><v>1</v></c></row>";
    auto const blank = template_of(form, blank_row(5) + total);
    REQUIRE(blank.table.total() != nullptr);
    auto draft = draft_of(blank.workbook);
    fill_table(draft, blank, figures_of({{0, "Thôn, bản"}, {1, "Trường học"}}));
    // What others make of the figures is not known here: A10 has no value until it is opened.
    CHECK(formula_at(draft.pages[0].sheet, "A10") == "C7+1");
    CHECK(drawn_rows(std::move(draft), 7) == Rows{"7: Tổng cộng =SUM(C5:C6) 902 903 =C7*2 904"});
}

TEST_CASE("Rows that the template prints are filled where they stand", "[publish][fill]")
{
    auto const form = small_form();
    auto const printed = "<row r=\"5\">" + text("A5", "a") + text("B5", "Trường học") +
                         "<c r=\"C5\" s=\"1\"/></row><row r=\"6\">" + text("A6", "b") +
                         text("B6", "Thôn, bản") + "<c r=\"C6\"><f>D6+1</f><v>1</v></c></row>";
    auto const blank = template_of(form, printed + blank_row(7));
    auto draft = draft_of(blank.workbook);
    fill_table(draft, blank, figures_of({{0, "Thôn, bản"}, {1, "Trường học"}, {{}, "Cơ quan"}}));
    CHECK(drawn_rows(std::move(draft), 5) == Rows{"5: a Trường học 202 203 204",
                                                  "6: b Thôn, bản =D6+1 102 103 104",
                                                  "7: 3 Cơ quan 302 303 304"});
}

TEST_CASE("A total above its rows stays there", "[publish][fill]")
{
    auto form = small_form();
    form.total_row = TotalRow{"Tổng cộng", {}};
    auto const total = "<row r=\"5\">" + text("B5", "Tổng cộng") +
                       "<c r=\"C5\"><f>SUM(C6:C6)</f><v>0</v></c></row>";
    auto const blank = template_of(form, total + blank_row(6));
    REQUIRE(blank.table.total() != nullptr);
    auto draft = draft_of(blank.workbook);
    fill_table(draft, blank, figures_of({{0, "Thôn, bản"}, {1, "Trường học"}}));
    CHECK(drawn_rows(std::move(draft), 5) == Rows{"5: Tổng cộng =SUM(C6:C7) 902 903 904",
                                                  "6: 1 Thôn, bản 102 103 104",
                                                  "7: 2 Trường học 202 203 204"});
}

TEST_CASE("Fixed rows are filled in place, closed cells and rows without figures stay",
          "[publish][fill]")
{
    auto form = small_form();
    form.row_kind = RowKind::fixed;
    form.rows[1].closed = {"phan"};
    auto const printed = "<row r=\"5\">" + text("A5", "1") + text("B5", "Thôn, bản") +
                         "<c r=\"C5\" s=\"1\"/></row><row r=\"6\">" + text("A6", "2") +
                         text("B6", "Trường học") + "<c r=\"C6\" s=\"1\"/>" + text("D6", "X") +
                         "</row>";
    auto const blank = template_of(form, printed);
    auto draft = draft_of(blank.workbook);
    fill_table(draft, blank, figures_of({{1, "Trường học"}}));
    CHECK(drawn_rows(std::move(draft), 5) == Rows{"5: 1 Thôn, bản", "6: 2 Trường học 102 X 104"});
}

TEST_CASE("A list is numbered anew and grows as far as it must", "[publish][fill]")
{
    auto form = small_form();
    form.row_kind = RowKind::list;
    form.rows.clear();
    auto const blank =
        template_of(form, blank_row(5) + "<row r=\"7\">" + text("B7", "Người lập") + "</row>");
    auto draft = draft_of(blank.workbook);
    fill_table(draft, blank, figures_of({{{}, "Lò Văn A"}, {{}, "Lò Văn B"}, {{}, "Lò Văn C"}}));
    CHECK(drawn_rows(std::move(draft), 5) == Rows{"5: 1 Lò Văn A 102 103 104",
                                                  "6: 2 Lò Văn B 202 203 204",
                                                  "7: 3 Lò Văn C 302 303 304",
                                                  "9: Người lập"});
}

TEST_CASE("A total row that the schema asks for stands below the rows where the template has none",
          "[publish][fill]")
{
    auto form = small_form();
    form.total_row = TotalRow{"Tổng cộng", {}};
    auto const blank = template_of(form, blank_row(5));
    auto draft = draft_of(blank.workbook);
    fill_table(draft, blank, figures_of({{0, "Thôn, bản"}, {{}, "Nông trường"}}));
    CHECK(drawn_rows(std::move(draft), 5) == Rows{"5: 1 Thôn, bản 102 103 104",
                                                  "6: 2 Nông trường 202 203 204",
                                                  "7: Tổng cộng 902 903 904"});
    auto empty = draft_of(blank.workbook);
    fill_table(empty, blank, figures_of({}));
    CHECK(drawn_rows(std::move(empty), 5).empty());
}

TEST_CASE("What the template shows in rows that stay empty goes, formulas do not",
          "[publish][fill]")
{
    auto const form = small_form();
    auto const blank =
        template_of(form,
                    blank_row(5) + "<row r=\"6\"><c r=\"A6\"><v>2</v></c><c r=\"B6\"/>" +
                        "<c r=\"C6\"><v>9</v></c><c r=\"D6\"><f>C6</f><v>9</v></c></row>");
    auto draft = draft_of(blank.workbook);
    fill_table(draft, blank, figures_of({{0, "Thôn, bản"}}));
    CHECK(formula_at(draft.pages[0].sheet, "D6") == "C6");
    CHECK(drawn_rows(std::move(draft), 5) == Rows{"5: 1 Thôn, bản 102 103 104"});
}

TEST_CASE("A percentage is written as the cell shows it", "[publish][fill]")
{
    auto form = small_form();
    form.columns[4].measure.type = ValueType::percent;
    auto const blank =
        template_of(form, R"(<row r="5"><c r="B5"/><c r="C5"/><c r="E5" s="2"/></row>)");
    auto draft = draft_of(blank.workbook);
    fill_table(draft, blank, figures_of({{0, "Thôn, bản"}}));
    auto const& change = draft.pages[0].changes.at({4, 4});
    CHECK(std::get<Exact>(change.value) == *Exact(104).over(Exact(100)));
}
