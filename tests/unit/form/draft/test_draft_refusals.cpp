#include "support/drawn_template.hpp"
#include "support/grid_from_text.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;
using test::drawn_template;
using test::load_draft;
using test::refusal_of;

using Lines = std::vector<std::string>;

TEST_CASE("A template without a table is refused", "[draft][C601]")
{
    CHECK(refusal_of(drawn_template("| Kính gửi: Ban Tổ chức |\n| Xin gửi kèm biểu. |", "")) ==
          Lines{"C601"});
    CHECK(refusal_of(Workbook{}) == Lines{"C601"});
}

TEST_CASE("Two tables on a sheet are refused with the places of both", "[draft][C602]")
{
    auto const two = drawn_template(R"(
        | TT | Đơn vị | Số chi bộ |
        | 1  |        |           |
        | | | |
        | | | |
        | | | |
        | TT | Họ và tên | Ghi chú |
        | 1  |           |         |
    )",
                                    "A1:C2 A6:C7");
    CHECK(refusal_of(two) == Lines{"A6 C602"});
}

TEST_CASE("Tables on several sheets are asked about, and the sheet can be named",
          "[draft][C603][C604]")
{
    auto workbook = drawn_template(R"(
        | TT | Đơn vị | Số chi bộ |
        | 1  |        |           |
    )",
                                   "A1:C2");
    auto& second = workbook.sheets.emplace_back();
    second.name = "Biểu 2";
    second.cells = workbook.sheets[0].cells;
    CHECK(refusal_of(workbook) == Lines{"C603"});

    DraftOptions options;
    options.sheet = "Bieu 2";
    CHECK(refusal_of(workbook, options) == Lines{"C604"});
    options.sheet = "Biểu 2";
    CHECK(load_draft(workbook, options).form.columns.size() == 3);

    workbook.sheets[1].visibility = Visibility::hidden;
    CHECK(load_draft(workbook).form.columns.size() == 3);
}

TEST_CASE("A group's name that is not merged over its columns is stretched and told",
          "[draft][C605]")
{
    auto const draft = load_draft(drawn_template(R"(
        | TT | Đơn vị | Trong đó |         |
        |    |        | Đảng bộ  | Chi bộ  |
        | 1  |        |          |         |
    )",
                                                 "A1:D3"));
    CHECK(draft.said == Lines{"C1 C605"});
    CHECK(draft.form.columns.at(3).path == Lines{"Trong đó", "Chi bộ"});
}

TEST_CASE("A column name that occurs twice leaves the second out", "[draft][C606]")
{
    auto const draft = load_draft(drawn_template(R"(
        | TT | Đơn vị | Tỉnh ủy quản lý | Tỉnh ủy quản lý |
        | 1  |        |                 |                 |
    )",
                                                 "A1:D2"));
    CHECK(draft.said == Lines{"D1 C606"});
    CHECK(draft.form.columns.size() == 3);
    CHECK(draft.text.find("# bỏ qua cột D1 'Tỉnh ủy quản lý'") != std::string::npos);
}

TEST_CASE("A column without a name is left out and told", "[draft][C607]")
{
    auto const draft = load_draft(drawn_template(R"(
        | TT | Đơn vị | Số chi bộ | |
        | 1  |        |           | |
    )",
                                                 "A1:D2"));
    CHECK(draft.said == Lines{"D1 C607"});
    CHECK(draft.form.columns.size() == 3);
}

TEST_CASE("A row name that occurs twice leaves the second out", "[draft][C608]")
{
    auto const draft = load_draft(drawn_template(R"(
        | Loại hình        | Số chi bộ |
        | 1. Xã            |           |
        | 2. Doanh nghiệp  |           |
        | 2. Doanh nghiệp  |           |
        | 3. Khác          |           |
    )",
                                                 "A1:B5"));
    CHECK(draft.said == Lines{"A4 C608"});
    CHECK(draft.form.rows.size() == 3);
}

TEST_CASE("A workbook that somebody filled in is no template", "[draft][C609]")
{
    auto const draft = load_draft(drawn_template(R"(
        | TT | Đơn vị | Số chi bộ |
        | 1  | Xã     | 12        |
    )",
                                                 "A1:C2"));
    CHECK(draft.said == Lines{"C2 C609"});
}

TEST_CASE("Text from a template is data in the draft", "[draft]")
{
    auto const draft = load_draft(drawn_template(R"(
        | TT | Đơn vị | Số: "chi bộ" # {một} [hai] \ 'ba' | no |
        | 1  |        |                                   |    |
    )",
                                                 "A1:D2"));
    CHECK(draft.form.columns[2].label() == "Số: \"chi bộ\" # {một} [hai] \\ 'ba'");
    CHECK(draft.form.columns[3].label() == "no");
}
