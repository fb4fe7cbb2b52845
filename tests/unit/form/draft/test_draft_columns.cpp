#include "support/drawn_template.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace gopbieu;
using test::columns_of;
using test::drawn_template;
using test::load_draft;
using test::rules_of;

using Lines = std::vector<std::string>;

namespace {

std::vector<std::string> paths_of(FormDefinition const& form)
{
    std::vector<std::string> paths;
    for (auto const& column : form.columns) {
        std::string path;
        for (auto const& label : column.path) {
            path += (path.empty() ? "" : " / ") + label;
        }
        paths.push_back(std::move(path));
    }
    return paths;
}

bool says(test::LoadedDraft const& draft, std::string_view words)
{
    return draft.text.find(words) != std::string::npos;
}

} // namespace

TEST_CASE("A header of three levels is read through its merges", "[draft]")
{
    auto const draft = load_draft(drawn_template(R"(
        | HUYỆN ỦY PHONG THỔ | | | | | |
        | ĐẢNG ỦY.....       | | | | | |
        | THỐNG KÊ ĐẢNG VIÊN NĂM 2023 | < | < | < | < | < |
        | TT | Đơn vị | Tổng số | Trình độ | <         | <        |
        | ^  | ^      | ^       | Chuyên môn | <       | Học vấn  |
        | ^  | ^      | ^       | Đại học  | Cao đẳng  | THPT     |
        | 1  |        |         |          |           |          |
        | …  |        |         |          |           |          |
        | Tổng cộng | < |       |          |           |          |
        | NGƯỜI LẬP BIỂU | | | | | |
    )",
                                                 "A4:F9"));
    CHECK(paths_of(draft.form) == Lines{"TT",
                                        "Đơn vị",
                                        "Tổng số",
                                        "Trình độ / Chuyên môn / Đại học",
                                        "Trình độ / Chuyên môn / Cao đẳng",
                                        "Trình độ / Học vấn / THPT"});
    CHECK(draft.form.title == "THỐNG KÊ ĐẢNG VIÊN NĂM 2023");
    CHECK(draft.form.edition == "2023");
    CHECK(draft.form.row_kind == RowKind::list);
    REQUIRE(draft.form.total_row);
    CHECK(draft.form.total_row->label == "Tổng cộng");
    REQUIRE(draft.form.heading.size() == 2);
    CHECK(draft.form.heading[0].fill == HeadingFill::parent);
    CHECK(draft.form.heading[1].text == "ĐẢNG ỦY.....");
    CHECK(draft.said == Lines{});
}

TEST_CASE("Types and ways come from the words of the columns", "[draft]")
{
    auto const draft = load_draft(drawn_template(R"(
        | TT | Loại hình chi bộ | Tổng số chi bộ | Tổng số đảng viên | Tỷ lệ đảng viên dự sinh hoạt | Số buổi sinh hoạt bình quân của một chi bộ/01 năm | Thời gian bình quân một buổi sinh hoạt (Giờ/buổi) | Diện tích (ha) | Ngày thành lập | Ghi chú |
        | 1  |                  |                |                   |                              |                                                   |                                                    |                |                |         |
    )",
                                                 "A1:J2"));
    CHECK(columns_of(draft.form) ==
          Lines{"tt ordinal",
                "loai_hinh_chi_bo key",
                "tong_so_chi_bo count sum",
                "tong_so_dang_vien count sum",
                "ty_le_dang_vien percent mean tong_so_dang_vien",
                "so_buoi_sinh_hoat number mean tong_so_chi_bo",
                "thoi_gian_binh_quan number mean tong_so_chi_bo * so_buoi_sinh_hoat",
                "dien_tich_ha number sum",
                "ngay_thanh_lap date",
                "ghi_chu text"});
    CHECK(draft.form.columns[6].measure.unit == "giờ");
    CHECK(draft.form.row_kind == RowKind::keyed); // by the list loai-hinh-chi-bo
}

TEST_CASE("Every guess says why, and asks to be confirmed", "[draft]")
{
    auto const draft = load_draft(drawn_template(R"(
        | TT | Đơn vị | Tổng số chi bộ | Tuổi bình quân | Tỷ lệ |
        | 1  |        |                |                |       |
    )",
                                                 "A1:E2"));
    CHECK(says(draft,
               "# đoán: số đếm vì tên có 'Tổng số'; cộng khi tổng hợp, cần xác nhận\n"
               "  - {id: tong_so_chi_bo,"));
    CHECK(says(draft, "# đoán: bình quân có trọng số tong_so_chi_bo, lấy theo 'Tổng số chi bộ'"));
    CHECK(says(draft, "# source: chưa rõ"));
    CHECK(says(draft, "# không thấy năm ở phần đầu biểu"));
}

TEST_CASE("Comments are English where English is asked for, the reasons of rules stay Vietnamese",
          "[draft]")
{
    DraftOptions options;
    options.language = Language::english;
    auto const draft = load_draft(drawn_template(R"(
        | TT | Đơn vị | Tổng số | Trong đó nữ |
        | 1  |        |         |             |
    )",
                                                 "A1:D2"),
                                  options);
    CHECK(
        says(draft, "# guess: a count because its name has 'Tổng số'; added up, to be confirmed"));
    CHECK(says(draft, "why: \"'Trong đó nữ' không thể nhiều hơn 'Tổng số'.\""));
}

TEST_CASE("A row of column numbers is recognised with its formulas", "[draft]")
{
    auto const draft = load_draft(drawn_template(R"(
        | Tiêu chí | Thực hiện | <                  | (%) kỳ này so với cùng kỳ |
        | ^        | Kỳ này    | Cùng kỳ năm trước  | ^                         |
        | 1        | 2         | 3                  | 4(=2*100/3)               |
        | A - Đầu kỳ |         |                    |                           |
        | B - Cuối kỳ |        |                    |                           |
    )",
                                                 "A1:D5"));
    CHECK(draft.form.number_row);
    CHECK(draft.form.columns[3].number == "4(=2*100/3)");
    CHECK(columns_of(draft.form).back() ==
          "ky_so_cung_ky percent ratio 100 * ky / cung_ky_nam_truoc");
}

TEST_CASE("Slips in a row of column numbers do no harm", "[draft]")
{
    auto const draft = load_draft(drawn_template(R"(
        | TT | Đơn vị | Cán bộ | Công chức | Viên chức | Nam |
        | A  | B      | (1)    | (2)       | 18        | 19  |
        | 1  |        |        |           |           |     |
    )",
                                                 "A1:F3"));
    CHECK(draft.form.number_row);
    CHECK(draft.form.columns.size() == 6);
    CHECK(draft.form.columns[4].number == "18");
}

TEST_CASE("Parts of a whole are told by the words of their group", "[draft]")
{
    auto const draft = load_draft(drawn_template(R"(
        | Đơn vị | Tổng số đảng viên | Trong đó | <               | Số tổ chức | Chia ra |         |
        | ^      | ^                 | Nữ       | Dân tộc thiểu số | ^          | Đảng bộ | Chi bộ |
        |        |                   |          |                 |            |         |         |
    )",
                                                 "A1:G3"));
    CHECK(draft.form.rules.size() == 3);
    CHECK(draft.said == Lines{"F1 C605"});
    CHECK(says(draft, "    parts: within\n    of: tong_so_dang_vien\n"));
    CHECK(says(draft, "    parts: split\n    of: so_to_chuc\n"));
}

TEST_CASE("Bands add up to no more than their whole, and to less only with a reason", "[draft]")
{
    auto const draft = load_draft(drawn_template(R"(
        | Đơn vị | Tổng số chi bộ | Trong đó      | <                | <         |
        | ^      | ^              | Dưới 9 đảng viên | Từ 9 đến 30 đảng viên | Trên 30 đảng viên |
        |        |                |               |                  |           |
    )",
                                                 "A1:E3"));
    CHECK(rules_of(draft.form) == Lines{"duoi_9 + c9_30 + tren_30 <= tong_so_chi_bo",
                                        "tong_so_chi_bo = duoi_9 + c9_30 + tren_30"});
    CHECK(draft.form.rules[1].severity == Severity::explain);
    CHECK(draft.form.rules[1].when.has_value());
}

TEST_CASE("Parts of which each has its own reason are at most the whole, each and together",
          "[draft]")
{
    auto const draft = load_draft(drawn_template(R"(
        | Đơn vị | Số chưa đánh giá | Trong đó    | <           | <           |
        | ^      | ^                | Mới kết nạp | Được miễn   | Bị đình chỉ |
        |        |                  |             |             |             |
    )",
                                                 "A1:E3"));
    CHECK(says(draft, "    parts: within\n    of: so_chua_danh_gia\n"));
    CHECK(rules_of(draft.form) == Lines{"moi_ket_nap + mien + bi_dinh_chi <= so_chua_danh_gia"});
    REQUIRE(draft.form.rules.size() == 4);
    CHECK(draft.form.rules.back().severity == Severity::explain);
}

TEST_CASE("A printed sum that counts a part twice is put right and marked as doubtful", "[draft]")
{
    auto const draft = load_draft(drawn_template(R"(
        | Chỉ tiêu | Tổng số     | Xã | Doanh nghiệp có vốn nước ngoài | <                     | Khác |
        | ^        | ^           | ^  | Tổng số                        | Trong đó 100% vốn     | ^    |
        | 1        | 2=3+...+6   | 3  | 4                              | 5                     | 6    |
        | A. Có đến |            |    |                                |                       |      |
        | B. Được đánh giá |     |    |                                |                       |      |
    )",
                                                 "A1:F5"));
    CHECK(rules_of(draft.form) ==
          Lines{"c100_von <= doanh_nghiep_tong_so", "tong_so = xa + doanh_nghiep_tong_so + khac"});
    CHECK(says(draft, "# nghi ngờ: công thức in '2=3+...+6' tính trùng, vì cột 5"));
}

TEST_CASE("Rates stand beside what they are rates of", "[draft]")
{
    auto const draft = load_draft(drawn_template(R"(
        | TT | Đơn vị | Tổng số | Số được đánh giá | Hoàn thành tốt nhiệm vụ | <         | Không hoàn thành nhiệm vụ | <         |
        | ^  | ^      | ^       | ^                | Số lượng                | Tỷ lệ (%) | Số lượng                  | Tỷ lệ (%) |
        | 1  |        |         |                  |                         |           |                           |           |
    )",
                                                 "A1:H3"));
    CHECK(columns_of(draft.form)[5] == "ty_le percent ratio 100 * so_luong / so_danh_gia");
    CHECK(columns_of(draft.form)[7].ends_with("/ so_danh_gia"));
}

TEST_CASE("What cannot be guessed is said and stays with its unit", "[draft]")
{
    auto const draft = load_draft(drawn_template(R"(
        | TT | Họ và tên | Thu nhập | Tỷ lệ |
        | 1  |           |          |       |
    )",
                                                 "A1:D2"));
    CHECK(columns_of(draft.form) ==
          Lines{"tt ordinal", "ho_ten key", "thu_nhap number none", "ty_le percent none"});
    CHECK(says(draft, "# chưa đoán được cách tổng hợp"));
}

TEST_CASE("The same header twice side by side is one form in two panels", "[draft]")
{
    auto const draft = load_draft(drawn_template(R"(
        | TT | Tên  | Tổng số | TT | Tên   | Tổng số |
        | 1  | Kinh |         | 3  | Thái  |         |
        | 2  | Tày  |         | 4  | Mường |         |
    )",
                                                 "A1:F3"));
    CHECK(draft.form.panels == 2);
    CHECK(draft.form.columns.size() == 3);
    CHECK(test::rows_of(draft.form) == Lines{"r1", "r2", "r3", "r4"});
    CHECK(draft.form.rows[2].label == "Thái");
}

TEST_CASE("A table without lines is found by the names that stand side by side", "[draft]")
{
    auto const draft = load_draft(drawn_template(R"(
        | DANH SÁCH ĐẢNG VIÊN MỚI KẾT NẠP | | | |
        | | | | |
        | STT | Họ và tên | Ngày kết nạp | Ghi chú |
        | 1   |           |              |         |
        | | | | |
        | Người lập biểu | | | |
    )",
                                                 ""));
    CHECK(columns_of(draft.form) ==
          Lines{"stt ordinal", "ho_ten key", "ngay_ket_nap date", "ghi_chu text"});
    CHECK(draft.form.title == "DANH SÁCH ĐẢNG VIÊN MỚI KẾT NẠP");
}

TEST_CASE("A name over all columns is a title, no part of the header", "[draft]")
{
    auto const draft = load_draft(drawn_template(R"(
        | TÌNH HÌNH CHI BỘ | < | < |
        | TT | Đơn vị | Số chi bộ  |
        | 1  |        |            |
    )",
                                                 "A1:C3"));
    CHECK(paths_of(draft.form) == Lines{"TT", "Đơn vị", "Số chi bộ"});
}

TEST_CASE("A header without merges downwards is read by the lines of its names", "[draft]")
{
    auto const draft = load_draft(drawn_template(R"(
        |    |        |         | Trong đó | <      |
        | TT | Đơn vị | Tổng số | Nam      | Nữ     |
        | 1  |        |         |          |        |
    )",
                                                 "A1:E3"));
    CHECK(paths_of(draft.form) ==
          Lines{"TT", "Đơn vị", "Tổng số", "Trong đó / Nam", "Trong đó / Nữ"});
    CHECK(rules_of(draft.form) == Lines{"tong_so = nam + nu"});
}

TEST_CASE("Years over columns are names", "[draft]")
{
    auto const draft = load_draft(drawn_template(R"(
        | TT | Chỉ tiêu     | Năm  | <    |
        | ^  | ^            | 2020 | 2021 |
        | 1  | Số chi bộ    |      |      |
        | 2  | Số đảng viên |      |      |
    )",
                                                 "A1:D4"));
    CHECK(paths_of(draft.form) == Lines{"TT", "Chỉ tiêu", "Năm / 2020", "Năm / 2021"});
    CHECK_FALSE(draft.form.number_row);
}

TEST_CASE("A column of several sheet columns is one", "[draft]")
{
    auto const draft = load_draft(drawn_template(R"(
        | TT | Đơn vị | < | Số chi bộ | Ghi chú | < |
        | 1  |        | < |           |         | < |
        | …  |        | < |           |         | < |
        | Cộng | <    | < |           |         | < |
    )",
                                                 "A1:F4"));
    CHECK(paths_of(draft.form) == Lines{"TT", "Đơn vị", "Số chi bộ", "Ghi chú"});
    REQUIRE(draft.form.total_row);
    CHECK(draft.form.total_row->label == "Cộng");
}

TEST_CASE("The draft of a template is the same each time", "[draft]")
{
    auto const lines = R"(
        | TT | Đơn vị | Tổng số chi bộ | Tổng số đảng viên | Tổng số chi bộ đạt |
        | 1  |        |                |                   |                    |
    )";
    auto const one = load_draft(drawn_template(lines, "A1:E2"));
    auto const two = load_draft(drawn_template(lines, "A1:E2"));
    CHECK(one.text == two.text);
}
