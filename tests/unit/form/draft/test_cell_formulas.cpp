#include "support/drawn_template.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace gopbieu;
using test::columns_of;
using test::load_draft;
using test::rows_of;
using test::rules_of;

using Lines = std::vector<std::string>;

namespace {

// A template whose cells hold formulas: "D2 =B2+C2".
Workbook with_formulas(std::string_view lines,
                       std::string_view ruled,
                       std::vector<std::pair<std::string, std::string_view>> const& formulas)
{
    auto workbook = test::drawn_template(lines, ruled);
    auto& sheet = workbook.sheets.back();
    for (auto const& [place, text] : formulas) {
        auto const cell = std::ranges::find(sheet.cells, *parse_a1(place), &Cell::where);
        REQUIRE(cell != sheet.cells.end());
        sheet.formulas.push_back({text});
        cell->formula = static_cast<std::uint32_t>(sheet.formulas.size());
    }
    return workbook;
}

constexpr auto columns = R"(
    | TT | Đơn vị | Nam | Nữ | Cộng người | Mức đạt |
    | 1  |        |     |    |            |         |
    | 2  |        |     |    |            |         |
)";

} // namespace

TEST_CASE("A sum over columns in the cells becomes a rule, a share a ratio", "[draft]")
{
    auto const draft = load_draft(with_formulas(columns,
                                                "A1:F3",
                                                {{"E2", "C2+D2"},
                                                 {"E3", "SUM($C3:D3)"},
                                                 {"F2", "IF(E2=0,\"\",C2*100/E2)"},
                                                 {"F3", "IFERROR(C3*100/E3,\"\")"}}));
    CHECK(rules_of(draft.form) == Lines{"cong_nguoi = nam + nu"});
    CHECK(columns_of(draft.form).back() == "muc_dat percent ratio 100 * nam / cong_nguoi");
    CHECK(draft.text.find("theo công thức trong ô '=C2+D2'") != std::string::npos);
}

TEST_CASE("Sums in the cells of keyed rows become rules", "[draft]")
{
    auto const draft = load_draft(with_formulas(
        R"(
        | TT | Loại hình chi bộ | Đầu kỳ | Tăng | Giảm chết | Giảm đi | Cuối kỳ |
        | 1  |                  |        |      |           |         |         |
        | …  |                  |        |      |           |         |         |
        | Tổng cộng | <         |        |      |           |         |         |
    )",
        "A1:G4",
        {{"G2", "SUM(C2,D2)-SUM(E2:F2)"}, {"G3", "C3+D3-(E3+F3)"}, {"C4", "SUM(C2:C3)"}}));
    CHECK(draft.form.row_kind == RowKind::keyed);
    CHECK(rules_of(draft.form) == Lines{"cuoi_ky = dau_ky + tang - giam_chet - giam_di"});
    REQUIRE(draft.form.total_row);
    CHECK(draft.form.total_row->label == "Tổng cộng");
}

TEST_CASE("Cells that do not agree make no rule", "[draft]")
{
    auto const draft =
        load_draft(with_formulas(columns, "A1:F3", {{"E2", "C2+D2"}, {"E3", "C3-D3"}}));
    CHECK(rules_of(draft.form).empty());
}

TEST_CASE("A formula that is not understood is told", "[draft]")
{
    auto const draft = load_draft(
        with_formulas(columns, "A1:F3", {{"E2", "VLOOKUP(C2,Sheet2!A:B,2,0)"}, {"F2", "C2*12"}}));
    CHECK(rules_of(draft.form).empty());
    CHECK(draft.text.find("chưa hiểu công thức '=VLOOKUP(C2,Sheet2!A:B,2,0)'") !=
          std::string::npos);
}

TEST_CASE("A sum over rows in the cells splits the row, or becomes a rule", "[draft]")
{
    auto const draft = load_draft(with_formulas(
        R"(
        | Chỉ tiêu        | Năm nay | Năm trước |
        | 1. Đoàn viên    |         |           |
        | a) Ưu tú        |         |           |
        | b) Nữ           |         |           |
        | 2. Thanh niên   |         |           |
        | 3. Tất cả       |         |           |
    )",
        "A1:C6",
        {{"B2", "B3+B4"}, {"C2", "C3+C4"}, {"B6", "SUM(B2,B5)"}, {"C6", "SUM(C2,C5)"}}));
    CHECK(rows_of(draft.form)[0] == "r1 split");
    CHECK(rules_of(draft.form) == Lines{"r3 = r1 + r2"});
}
