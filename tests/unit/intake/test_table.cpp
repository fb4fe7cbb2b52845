#include "intake/table.hpp"
#include "support/form_of.hpp"
#include "support/grid_from_text.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

FormDefinition period_pair()
{
    return form_of(
        RowKind::fixed,
        {"tieu_chi: Tiêu chí: key", "ky_nay: Kỳ này: count", "cung_ky: Cùng kỳ năm trước: count"},
        {"I: Đảng viên trong danh sách",
         "  nu: Nữ",
         "  du_bi: Dự bị",
         "cm: Chuyên môn",
         "  cm_tc: Trung cấp",
         "  cm_cd: Cao đẳng",
         "ll: Lý luận chính trị",
         "  ll_tc: Trung cấp",
         "  ll_cc: Cao cấp, cử nhân"});
}

FormDefinition peoples(std::uint32_t panels)
{
    auto form = form_of(
        RowKind::fixed,
        {"tt: TT: ordinal", "ten: Tên: key", "tong: Tổng số: count", "nu: Trong đó / Nữ: count"},
        {"kinh: Kinh", "tay: Tày", "thai: Thái", "muong: Mường"});
    form.panels = panels;
    return form;
}

std::string const header = "| Tiêu chí | Kỳ này | Cùng kỳ năm trước |\n";

std::optional<Table> table_of(std::string const& text, FormDefinition const& form)
{
    auto const workbook = grid_from_text(text);
    return find_table(Grid(workbook, workbook.sheets.front()), form);
}

// "nu=B5": where each row's figure of a column stands; "?" for rows that are not there.
std::vector<std::string>
places(Table const& table, FormDefinition const& form, std::string const& column)
{
    std::size_t index = 0;
    while (form.columns[index].id != column) {
        ++index;
    }
    std::vector<std::string> found;
    for (std::size_t row = 0; row < form.rows.size(); ++row) {
        auto const place = table.place(row, index);
        found.push_back(form.rows[row].id + "=" + (place ? to_a1(*place) : "?"));
    }
    return found;
}

using Places = std::vector<std::string>;

} // namespace

TEST_CASE("Fixed rows are found by label and by the rows around them", "[intake][table]")
{
    auto const form = period_pair();
    auto const table = table_of(header + "| 1 | 2 | 3 |\n"
                                         "| I. Đảng viên trong danh sách | 50 | 40 |\n"
                                         "| - Nữ | 20 | 15 |\n"
                                         "| - Dự bị | 2 | 1 |\n"
                                         "| 1. Chuyên môn | | |\n"
                                         "| + Trung cấp | 7 | 6 |\n"
                                         "| + Cao đẳng | 3 | 3 |\n"
                                         "| 3. LLCT | | |\n"
                                         "| + Trung cấp | 9 | 8 |\n"
                                         "| + Cao cấp, cử nhân | 1 | 1 |\n"
                                         "| NGƯỜI LẬP BIỂU | | |\n",
                                form);
    REQUIRE(table);
    REQUIRE(table->panels.size() == 1);
    REQUIRE(table->panels[0].number_row == 1U);
    REQUIRE(table->panels[0].first_row == 2);
    REQUIRE(table->panels[0].end_row == 11);
    REQUIRE(places(*table, form, "ky_nay") == Places{"I=B3",
                                                     "nu=B4",
                                                     "du_bi=B5",
                                                     "cm=B6",
                                                     "cm_tc=B7",
                                                     "cm_cd=B8",
                                                     "ll=B9",
                                                     "ll_tc=B10",
                                                     "ll_cc=B11"});
}

TEST_CASE("The day of signing ends a table, even under its figures", "[intake][table]")
{
    auto const form = period_pair();
    auto const end_row = [&](std::string const& day) {
        return table_of(header +
                            "| 1 | 2 | 3 |\n"
                            "| Đảng viên trong danh sách | 50 | 40 |\n"
                            "| | " +
                            day +
                            " | |\n"
                            "| | 0912 345 678 | 15 |\n",
                        form)
            ->panels[0]
            .end_row;
    };
    for (auto const* const day : {"………, ngày…tháng…năm 20…",
                                  "Phong Thổ, ngày 13 tháng 11 năm 2023",
                                  "Ngày 5 tháng 1 năm 2024"}) {
        INFO(day);
        CHECK(end_row(day) == 3);
    }
    CHECK(end_row("nghỉ ngày thứ hai trong tháng, năm trước") == 5);
}

TEST_CASE("A label of several rows whose section is not told is nobody's", "[intake][table]")
{
    auto const form = period_pair();
    auto const sections_mixed = table_of(header + "| Đảng viên trong danh sách | 50 | 40 |\n"
                                                  "| Chuyên môn | | |\n"
                                                  "| Lý luận chính trị | | |\n"
                                                  "| Trung cấp | 7 | 6 |\n"
                                                  "| Cao đẳng | 3 | 3 |\n"
                                                  "| Cao cấp, cử nhân | 1 | 1 |\n",
                                         form);
    REQUIRE(sections_mixed->lines[3].kind == LineKind::unclear);
    auto const no_heading = table_of(header + "| Đảng viên trong danh sách | 50 | 40 |\n"
                                              "| Trung cấp | 7 | 6 |\n"
                                              "| Cao cấp, cử nhân | 1 | 1 |\n",
                                     form);
    REQUIRE(no_heading->lines[1].kind == LineKind::unclear);
    REQUIRE(places(*no_heading, form, "ky_nay").back() == "ll_cc=B4");
}

TEST_CASE("Panels side by side are one table of the rows down the first, then the second",
          "[intake][table][A8]")
{
    std::string const sheet =
        "| TT | Tên | Tổng số | Trong đó | | TT | Tên | Tổng số | Trong đó |\n"
        "| ^ | ^ | ^ | Nữ | | ^ | ^ | ^ | Nữ |\n"
        "| 1 | Kinh | 5 | 2 | | 3 | Thái | 7 | 4 |\n"
        "| 2 | Tày | 6 | 3 | | 4 | Mường | 8 | 5 |\n";
    auto const form = peoples(2);
    auto const table = table_of(sheet, form);
    REQUIRE(table->panels.size() == 2);
    REQUIRE(places(*table, form, "nu") == Places{"kinh=D3", "tay=D4", "thai=I3", "muong=I4"});
}

TEST_CASE("A header that is printed again after a page break continues the table",
          "[intake][table]")
{
    auto const form = period_pair();
    auto const table = table_of(header +
                                    "| Đảng viên trong danh sách | 50 | 40 |\n"
                                    "| Nữ | 20 | 15 |\n"
                                    "| (Tiếp biểu số 3) | | |\n" +
                                    header +
                                    "| Dự bị | 2 | 1 |\n"
                                    "| Chuyên môn | | |\n",
                                form);
    REQUIRE(table->panels.size() == 2);
    REQUIRE(table->panels[0].end_row == 4);
    REQUIRE(table->place(2, 1) == parse_a1("B6"));
}

TEST_CASE("Groups without merges reach over the empty cells beside them", "[intake][table]")
{
    auto const form = form_of(RowKind::list,
                              {"ten: Tên: key",
                               "nay_tong: Năm nay / Tổng số: count",
                               "nay_nu: Năm nay / Nữ: count",
                               "truoc_tong: Năm trước / Tổng số: count",
                               "truoc_nu: Năm trước / Nữ: count",
                               "khac: Khác: count"},
                              {});
    auto const table = table_of("| Tên | Năm nay | | Năm trước | | Khác |\n"
                                "| | Tổng số | Nữ | Tổng số | Nữ | |\n"
                                "| A | 1 | 2 | 3 | 4 | 5 |\n",
                                form);
    REQUIRE(table);
    REQUIRE(table->missing(form).empty());
    for (std::uint32_t column = 0; column < 6; ++column) {
        REQUIRE(table->panels[0].column(column) == column);
    }
    REQUIRE(table->panels[0].header == Span{0, 1});
}

TEST_CASE("A text under a column's label that is none of the form's, beside a group's, is no label",
          "[intake][table]")
{
    auto const form = peoples(1);
    auto const table = table_of("| TT | Tên | Nữ | Tổng số |\n"
                                "| | | | theo sổ |\n"
                                "| | | Trong đó | |\n"
                                "| 1 | Kinh | 3 | 9 |\n"
                                "| 2 | Tày | 1 | 2 |\n",
                                form);
    REQUIRE(table);
    CHECK(places(*table, form, "tong") == Places{"kinh=D4", "tay=D5", "thai=?", "muong=?"});
}
