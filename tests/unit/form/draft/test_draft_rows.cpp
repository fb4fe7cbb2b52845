#include "support/drawn_template.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;
using test::drawn_template;
using test::load_draft;
using test::rows_of;
using test::rules_of;

using Lines = std::vector<std::string>;

TEST_CASE("A form of balances gets its tree, its parts and its balance", "[draft]")
{
    auto const draft = load_draft(drawn_template(R"(
        | Tiêu chí                                | Kỳ này | Cùng kỳ |
        | A - Đảng viên cuối kỳ trước chuyển sang |        |         |
        | B - Đảng viên tăng trong kỳ             |        |         |
        | 1. Kết nạp                              |        |         |
        | 2. Chuyển đến                           |        |         |
        | C - Đảng viên giảm trong kỳ             |        |         |
        | 1. Từ trần                              |        |         |
        | 2. Xóa tên                              |        |         |
        | Trong đó: Đảng viên dự bị               |        |         |
        | D - Đảng viên cuối kỳ báo cáo           |        |         |
    )",
                                                 "A1:C10"));
    CHECK(rows_of(draft.form) == Lines{"A",
                                       "B split",
                                       "B1 <- B",
                                       "B2 <- B",
                                       "C split",
                                       "C1 <- C",
                                       "C2 <- C within",
                                       "dang_vien_du_bi <- C2",
                                       "D"});
    CHECK(draft.form.rows[0].number == "A -");
    CHECK(draft.form.rows[0].label == "Đảng viên cuối kỳ trước chuyển sang");
    CHECK(draft.form.rows[7].number == "Trong đó:");
    CHECK(rules_of(draft.form) == Lines{"D = A + B - C"});
}

TEST_CASE("Titles break a total down, each kind as its parts allow", "[draft]")
{
    auto const draft = load_draft(drawn_template(R"(
        | TT | Chỉ tiêu               | Số lượng |
        | I  | Tổng số đảng viên      |          |
        |    | Trong đó: - Nữ         |          |
        |    | - Dân tộc thiểu số     |          |
        | II | Phân tích đảng viên    |          |
        | 1  | Tuổi đời               |          |
        |    | - Từ 18 đến 30         |          |
        |    | - Trên 30              |          |
        |    | Tuổi bình quân         |          |
        | 2  | Trình độ chuyên môn    |          |
        |    | - Đại học              |          |
        |    | - Trung cấp            |          |
    )",
                                                 "A1:C12"));
    CHECK(rows_of(draft.form) == Lines{"I within",
                                       "nu <- I",
                                       "dan_toc_thieu_so <- I",
                                       "II heading",
                                       "II1 <- II heading",
                                       "r18_30 <- II1",
                                       "tren_30 <- II1",
                                       "tuoi_binh_quan <- II1 number mean I",
                                       "II2 <- II heading",
                                       "dai_hoc <- II2",
                                       "trung_cap <- II2"});
    CHECK(rules_of(draft.form) == Lines{"I = r18_30 + tren_30", "dai_hoc + trung_cap <= I"});
}

TEST_CASE("A row of totals adds up the rows that its formula names", "[draft]")
{
    auto const draft = load_draft(drawn_template(R"(
        | Loại hình                   | Số chi bộ | Số đảng viên |
        | 1. Xã                       |           |              |
        | 2. Đơn vị sự nghiệp, gồm:   |           |              |
        | a) Công lập                 |           |              |
        | b) Ngoài công lập           |           |              |
        | 3. Loại hình khác           |           |              |
        | Cộng (1+…+3)                |           |              |
    )",
                                                 "A1:C7"));
    CHECK(
        rows_of(draft.form) ==
        Lines{"r1", "r2 split", "r2a <- r2", "r2b <- r2", "r3", "cong count formula r1 + r2 + r3"});
    CHECK(rules_of(draft.form) == Lines{"cong = r1 + r2 + r3"});
}

TEST_CASE("A printed sum may name the rows below another row", "[draft]")
{
    auto const draft = load_draft(drawn_template(R"(
        | TT | Chỉ tiêu                       | Số lượng |
        | I  | Tổng số báo cáo (I = I.1 + II) |          |
        | 1  | Đúng hạn                       |          |
        | 2  | Quá hạn                        |          |
        | II | Số báo cáo bổ sung             |          |
    )",
                                                 "A1:C5"));
    CHECK(rules_of(draft.form) == Lines{"I = I1 + II"});
    CHECK(draft.text.find("chưa hiểu") == std::string::npos);
}

TEST_CASE("What stands below a class with a title of its own belongs to that class", "[draft]")
{
    auto const draft = load_draft(drawn_template(R"(
        | Chỉ tiêu                                     | Số lượng |
        | Số đảng viên đã được đánh giá chất lượng     |          |
        | Phân tích kết quả đánh giá chất lượng        |          |
        | A. Hoàn thành xuất sắc nhiệm vụ              |          |
        | B. Hoàn thành tốt nhiệm vụ                   |          |
        | C. Hoàn thành nhiệm vụ                       |          |
        | Trong đó: Còn hạn chế:                       |          |
        | Chia ra: 1) Chưa tận tụy                     |          |
        | 2) Còn khuyết điểm                           |          |
        | D. Không hoàn thành nhiệm vụ                 |          |
    )",
                                                 "A1:B10"));
    CHECK(rows_of(draft.form)[5] == "con_han_che <- C split");
    CHECK(rows_of(draft.form).back() == "D");
}

TEST_CASE("A scale that leaves nothing out adds up", "[draft]")
{
    auto const draft = load_draft(drawn_template(R"(
        | TT | Chỉ tiêu            | Số lượng |
        | 1  | Tổng số cán bộ      |          |
        | 2  | Trình độ chuyên môn |          |
        |    | - Trên đại học      |          |
        |    | - Đại học           |          |
        |    | - Dưới đại học      |          |
        | 3  | Lý luận chính trị   |          |
        |    | - Cao cấp           |          |
        |    | - Trung cấp         |          |
    )",
                                                 "A1:C9"));
    CHECK(rules_of(draft.form) ==
          Lines{"r1 = tren_dai_hoc + dai_hoc + duoi_dai_hoc", "cao_cap + trung_cap <= r1"});
}

TEST_CASE("A people is no area", "[draft]")
{
    auto const draft = load_draft(drawn_template(R"(
        | TT | Tên        | Tổng số |
        | 1  | La Chí     |         |
        | 2  | La Ha      |         |
        | 3  | Đất ở (ha) |         |
    )",
                                                 "A1:C4"));
    CHECK(rows_of(draft.form) == Lines{"r1", "r2", "r3 number sum"});
}

TEST_CASE("Rows that say themselves what they measure hang below a title", "[draft]")
{
    auto const draft = load_draft(drawn_template(R"(
        | TT | Nội dung                          | Kết quả |
        | 1  | Tổng số đảng viên                 |         |
        | 2  | Học tập nghị quyết                |         |
        |    | Số lượt người được triệu tập      |         |
        |    | Số lượt người dự                  |         |
        |    | Tỷ lệ dự học (%)                  |         |
        | 3  | Tỷ lệ đảng viên được kiểm tra (%) |         |
        | 4  | Diện tích (ha)                    |         |
    )",
                                                 "A1:C8"));
    CHECK(rows_of(draft.form) ==
          Lines{"r1",
                "r2 heading",
                "so_luot_nguoi_trieu <- r2",
                "so_luot_nguoi_du <- r2",
                "ty_le_du_hoc <- r2 percent ratio 100 * so_luot_nguoi_du / so_luot_nguoi_trieu",
                "r3 percent mean r1",
                "r4 number sum"});
    CHECK(rules_of(draft.form) == Lines{"so_luot_nguoi_du <= so_luot_nguoi_trieu"});
}

TEST_CASE("Crossed cells are closed", "[draft]")
{
    auto const draft = load_draft(drawn_template(R"(
        | Chỉ tiêu     | Tổng số | Tỷ lệ (%) |
        | A. Có đến    |         | X         |
        | B. Đánh giá  |         |           |
    )",
                                                 "A1:C3"));
    CHECK(draft.form.rows[0].closed == Lines{"ty_le"});
    CHECK(draft.form.columns[2].measure.way == Way::ratio);
}

TEST_CASE("A page break inside a table repeats the header and adds no rows", "[draft]")
{
    auto const draft = load_draft(drawn_template(R"(
        | TT | Loại hình  | Số chi bộ |
        | 1  | Xã         |           |
        | | | |
        | TT | Loại hình  | Số chi bộ |
        | 2  | Phường     |           |
    )",
                                                 "A1:C2 A4:C5"));
    CHECK(rows_of(draft.form) == Lines{"r1", "r2"});
}

TEST_CASE("Names that only show how to fill in make no form of printed rows", "[draft]")
{
    auto const draft = load_draft(drawn_template(R"(
        | TT | Họ và tên    | Ngày sinh |
        | 1  | Nguyễn Văn A |           |
        | 2  | Trần Thị B   |           |
        | …  | …            |           |
    )",
                                                 "A1:C4"));
    CHECK(draft.form.row_kind == RowKind::list);
}
