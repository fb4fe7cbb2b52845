// Structure: rows and columns that were moved, put in, left out, repeated, merged or hidden.

#include "support/intake_case.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

IntakeCase kinds()
{
    return {{form_of(RowKind::keyed,
                     {"tt: TT: ordinal",
                      "loai: Loại hình: key",
                      "tong: Tổng số: count",
                      "nu: Trong đó / Nữ: count",
                      "moi: Trong đó / Mới kết nạp: count"},
                     {"thon: Thôn = Bản", "truong: Trường học", "xa: Cơ quan xã"})}};
}

IntakeCase criteria()
{
    return {{form_of(RowKind::fixed,
                     {"tieu_chi: Tiêu chí: key", "nay: Kỳ này: count", "truoc: Kỳ trước: count"},
                     {"A: Đầu kỳ",
                      "B: Tăng trong kỳ",
                      "  B1: Kết nạp",
                      "  B2: Chuyển đến",
                      "C: Giảm trong kỳ",
                      "  C1: Từ trần"})}};
}

std::string const header = "| TT | Loại hình | Tổng số | Trong đó | < |\n"
                           "| ^ | ^ | ^ | Nữ | Mới kết nạp |\n";
std::string const two_rows = "| 1 | Thôn | 12 | 5 | 1 |\n| 2 | Trường học | 8 | 6 | 2 |\n";
Strings const two_rows_facts{
    "thon.tong=12", "thon.nu=5", "thon.moi=1", "truong.tong=8", "truong.nu=6", "truong.moi=2"};

std::string const pair_header = "| Tiêu chí | Kỳ này | Kỳ trước |\n";
std::string const pair_rows = "| Đầu kỳ | 50 | 40 |\n"
                              "| Tăng trong kỳ | 5 | 4 |\n"
                              "| Kết nạp | 3 | 2 |\n"
                              "| Chuyển đến | 2 | 2 |\n"
                              "| Giảm trong kỳ | 1 | 0 |\n"
                              "| Từ trần | 1 | 0 |\n";

} // namespace

TEST_CASE("C1: rows above the header and a header of several levels", "[intake][C1]")
{
    auto const found = kinds().read("| BÁO CÁO | | | | |\n| (Kèm theo công văn) |\n| |\n| |\n" +
                                    header + two_rows);
    REQUIRE(facts_of(found) == two_rows_facts);
    REQUIRE(codes_of(found).empty());
}

TEST_CASE("C2: columns in another order, put in, or left out", "[intake][C2][S103][S104][S101]")
{
    auto const moved = kinds().read("| TT | Loại hình | Trong đó | < | Tổng số |\n"
                                    "| ^ | ^ | Mới kết nạp | Nữ | ^ |\n"
                                    "| 1 | Thôn | 1 | 5 | 12 |\n");
    REQUIRE(facts_of(moved) == Strings{"thon.moi=1", "thon.nu=5", "thon.tong=12"});
    REQUIRE(codes_of(moved) == Strings{" S103"});
    auto const more = "| TT | Loại hình | Tổng số | Ghi thêm | Trong đó | < |\n"
                      "| ^ | ^ | ^ | ^ | Nữ | Mới kết nạp |\n"
                      "| 1 | Thôn | 12 | 99 | 5 | 1 |\n";
    REQUIRE(codes_of(kinds().read(more)) == Strings{"D1 S104"});
    auto left_out = kinds();
    left_out.answers.add({"S104", "abc", "Biểu 1", "D1"}, {"bỏ qua", "Chị Lan", "ghi chú riêng"});
    REQUIRE(codes_of(left_out.read(more)) == Strings{"D1 R211"});
    auto const fewer = kinds().read("| TT | Loại hình | Tổng số | Trong đó |\n"
                                    "| ^ | ^ | ^ | Nữ |\n| 1 | Thôn | 12 | 5 |\n");
    REQUIRE(fewer.question);
    REQUIRE(facts_of(fewer).empty());
    REQUIRE(codes_of(fewer) == Strings{" S101"});
}

TEST_CASE("C2: a column that some printings do not have may be missing", "[intake][C2]")
{
    auto one = kinds();
    one.forms[0].columns[4].optional = true;
    auto const found = one.read("| TT | Loại hình | Tổng số | Trong đó |\n"
                                "| ^ | ^ | ^ | Nữ |\n| 1 | Thôn | 12 | 5 |\n");
    REQUIRE(facts_of(found) == Strings{"thon.tong=12", "thon.nu=5"});
    REQUIRE(codes_of(found).empty());
}

TEST_CASE("C3: a column that was renamed is asked about, and the answer says what it is",
          "[intake][C3][S104][S101]")
{
    auto const renamed = "| TT | Loại hình | Tổng số | Trong đó | < |\n"
                         "| ^ | ^ | ^ | Phụ nữ các loại | Mới kết nạp |\n"
                         "| 1 | Thôn | 12 | 5 | 1 |\n";
    REQUIRE(codes_of(kinds().read(renamed)) == Strings{" S101"});
    auto one = kinds();
    one.answers.add({"S101", "abc", "Biểu 1", ""}, {"đồng ý", "Chị Lan", "mẫu tỉnh"});
    one.answers.add({"S104", "abc", "Biểu 1", "D2"}, {"nu", "Chị Lan", "mẫu tỉnh"});
    REQUIRE(facts_of(one.read(renamed)) == Strings{"thon.tong=12", "thon.nu=5", "thon.moi=1"});
}

TEST_CASE("C3: the column of the rows' names is known by the rows under it", "[intake][C3][S105]")
{
    auto const found = criteria().read("| Nội dung báo cáo | Kỳ này | Kỳ trước |\n" + pair_rows);
    REQUIRE(facts_of(found).size() == 12);
    REQUIRE(codes_of(found) == Strings{" S105"});
}

TEST_CASE("C4: one value merged over several rows is asked, never copied", "[intake][C4][S211]")
{
    auto const found = kinds().read(header + "| 1 | Thôn | 12 | 5 | 1 |\n"
                                             "| 2 | Trường học | ^ | 6 | 2 |\n");
    REQUIRE(codes_of(found) == Strings{"C3 S211", " N173"});
    REQUIRE(facts_of(found) == Strings{"thon.nu=5", "thon.moi=1", "truong.nu=6", "truong.moi=2"});
}

TEST_CASE("C5, C6: the row of column numbers is no data, formulas and slips included",
          "[intake][C5][C6][S110]")
{
    for (auto const* const numbers :
         {"| 1 | 2 | 3 (=4+5) | 4 | 5 |\n", "| A | B | 1 | 2 | 3 |\n"}) {
        auto const found = kinds().read(header + numbers + two_rows);
        INFO(numbers);
        REQUIRE(facts_of(found) == two_rows_facts);
        REQUIRE(codes_of(found).empty());
    }
    auto const slips = kinds().read(header + "| 1 | 2 | 3 | 4 | 18 |\n" + two_rows);
    REQUIRE(facts_of(slips) == two_rows_facts);
    REQUIRE(codes_of(slips) == Strings{" S110"});
}

TEST_CASE("C5: printed column numbers are known wherever their columns went", "[intake][C5][S103]")
{
    auto one = kinds();
    auto const numbers = std::vector<std::string>{"1", "2", "3 (=4+5)", "4", "5"};
    for (std::size_t at = 0; at < numbers.size(); ++at) {
        one.forms[0].columns[at].number = numbers[at];
    }
    auto const found = one.read("| TT | Loại hình | Trong đó | < | Tổng số |\n"
                                "| ^ | ^ | Mới kết nạp | Nữ | ^ |\n"
                                "| 1 | 2 | 5 | '4 * | '3  ( = 4 + 5 ) |\n"
                                "| 1 | Thôn | 1 | 5 | 12 |\n");
    REQUIRE(facts_of(found) == Strings{"thon.moi=1", "thon.nu=5", "thon.tong=12"});
    REQUIRE(found.question == false);
}

TEST_CASE("C7: total rows are compared, never added", "[intake][C7][S214]")
{
    for (auto const* const label : {"Tổng cộng", "CỘNG", "Cộng (1+…+2)", "TỔNG SỐ"}) {
        auto const found = kinds().read(header + two_rows + "| | " + label + " | 20 | 11 | 3 |\n");
        INFO(label);
        REQUIRE(facts_of(found) == two_rows_facts);
        REQUIRE(found.submissions[0].own_total.size() == 3);
        REQUIRE(found.submissions[0].cells.checked == 3);
    }
    auto const between = kinds().read(header + "| 1 | Thôn | 12 | 5 | 1 |\n"
                                               "| | Cộng | 12 | 5 | 1 |\n"
                                               "| 2 | Trường học | 8 | 6 | 2 |\n"
                                               "| | Tổng cộng | 20 | 11 | 3 |\n");
    REQUIRE(facts_of(between) == two_rows_facts);
    REQUIRE(codes_of(between) == Strings{"B4 S214"});
}

TEST_CASE("C8: what a page break repeats counts once if it is equal, else it is asked",
          "[intake][C8][S206][S202]")
{
    auto const equal = criteria().read(pair_header +
                                       "| Đầu kỳ | 50 | 40 |\n"
                                       "| Tăng trong kỳ | 5 | 4 |\n" +
                                       "| (Tiếp theo trang trước) | | |\n" + pair_header +
                                       "| Tăng trong kỳ | 5 | 4 |\n"
                                       "| Kết nạp | 3 | 2 |\n"
                                       "| Chuyển đến | 2 | 2 |\n"
                                       "| Giảm trong kỳ | 1 | 0 |\n"
                                       "| Từ trần | 1 | 0 |\n");
    REQUIRE(facts_of(equal).size() == 12);
    REQUIRE(codes_of(equal) == Strings{"A6 S206"});
    auto const other = criteria().read(pair_header + "| Đầu kỳ | 50 | 40 |\n"
                                                     "| Đầu kỳ | 51 | 40 |\n"
                                                     "| Tăng trong kỳ | 5 | 4 |\n"
                                                     "| Kết nạp | 3 | 2 |\n");
    REQUIRE(codes_of(other) == Strings{"A3 S202", " S208"});
    REQUIRE(facts_of(other) == Strings{"B.nay=5", "B.truoc=4", "B1.nay=3", "B1.truoc=2"});
}

TEST_CASE("C8: a name that comes twice in a list is asked; it may be two units of one name",
          "[intake][C8][S202]")
{
    IntakeCase one{
        {form_of(RowKind::list, {"tt: TT: ordinal", "don_vi: Đơn vị: key", "so: Số: count"}, {})}};
    auto const rows = "| TT | Đơn vị | Số |\n| 1 | Chi bộ 1 | 4 |\n| 2 | Chi bộ 2 | 5 |\n"
                      "| 3 | Chi bộ 1 | 6 |\n";
    auto const asked = one.read(rows);
    REQUIRE(codes_of(asked) == Strings{"B4 S202"});
    REQUIRE(facts_of(asked) == Strings{"r1.so=5"});
    auto both = one;
    both.answers.add({"S202", "abc", "Biểu 1", "B4"}, {"giữ", "Chị Lan", "hai đảng bộ"});
    auto const kept = both.read(rows);
    REQUIRE(facts_of(kept) == Strings{"r1.so=4", "r2.so=6", "r3.so=5"});
    REQUIRE(kept.submissions.at(0).row_labels[1].second == "Chi bộ 1");
    auto last = one;
    last.answers.add({"S202", "abc", "Biểu 1", "B4"}, {"B4", "Chị Lan", "bản sau"});
    REQUIRE(facts_of(last.read(rows)) == Strings{"r1.so=6", "r2.so=5"});
    // A page break prints a row again; it counts once.
    auto const broken = one.read("| TT | Đơn vị | Số |\n| 1 | Chi bộ 1 | 4 |\n"
                                 "| TT | Đơn vị | Số |\n| 1 | Chi bộ 1 | 4 |\n"
                                 "| 2 | Chi bộ 2 | 5 |\n");
    REQUIRE(facts_of(broken) == Strings{"r1.so=4", "r2.so=5"});
    REQUIRE(codes_of(broken) == Strings{"B4 S206"});
}

TEST_CASE("An answer that does not fit leaves its question standing", "[intake][R213]")
{
    auto one = kinds();
    auto const rows = header + "| 1 | Thôn | 12 | 5 | 1 |\n| 2 | Chùa | 4 | 1 | 0 |\n";
    one.answers.add({"S201", "abc", "Biểu 1", "B4"}, {"dòng mới", "Chị Lan", "?"});
    auto const found = one.read(rows);
    REQUIRE(codes_of(found) == Strings{"B4 S201", "B4 R213"});
    REQUIRE(found.submissions.at(0).cells.asked == 4); // the figures and their number
    auto twice = criteria();
    twice.answers.add({"S202", "abc", "Biểu 1", "A3"}, {"dòng dưới", "Chị Lan", "?"});
    REQUIRE(codes_of(twice.read(pair_header + "| Đầu kỳ | 50 | 40 |\n| Đầu kỳ | 51 | 40 |\n"
                                              "| Tăng trong kỳ | 5 | 4 |\n")) ==
            Strings{"A3 S202", "A3 R213", " S208"});
}

TEST_CASE("C9: columns and rows decide; a title of another form is told", "[intake][C9][R105]")
{
    auto one = criteria();
    one.forms[0].title = "Thống kê tăng giảm đảng viên";
    auto other =
        form_of(RowKind::fixed,
                {"tieu_chi: Tiêu chí: key", "nay: Kỳ này: count", "truoc: Kỳ trước: count"},
                {"I: Tổng số mới kết nạp", "  nu: Nữ", "  dv: Đoàn viên", "tuoi: Tuổi"});
    other.id = "bieu-khac";
    other.title = "Thống kê đảng viên mới kết nạp";
    one.forms.push_back(other);
    auto const found = one.read("| Thống kê đảng viên mới kết nạp |\n" + pair_header + pair_rows);
    REQUIRE(found.submissions.size() == 1);
    REQUIRE(found.submissions[0].form == "bieu-thu");
    REQUIRE(facts_of(found).size() == 12);
    REQUIRE(codes_of(found) == Strings{"A1 R105"});
}

TEST_CASE("C10: numbering is not looked at, however wrong", "[intake][C10]")
{
    auto const found = criteria().read(pair_header + "| I. Đầu kỳ | 50 | 40 |\n"
                                                     "| I. Tăng trong kỳ | 5 | 4 |\n"
                                                     "| 7) Kết nạp | 3 | 2 |\n"
                                                     "| a) Chuyển đến | 2 | 2 |\n"
                                                     "| 3.1. Giảm trong kỳ | 1 | 0 |\n"
                                                     "| - Từ trần | 1 | 0 |\n");
    REQUIRE(facts_of(found).size() == 12);
    REQUIRE(codes_of(found).empty());
}

TEST_CASE(
    "C11: hidden rows and columns are read and told; if the unit's total leaves them out it is "
    "asked",
    "[intake][C11][S209][S109][S210]")
{
    auto hidden = grid_from_text(header + two_rows);
    hidden.sheets[0].hidden_rows = {{3, 3}};
    hidden.sheets[0].hidden_columns = {{4, 4}};
    auto const read = kinds().read(hidden);
    REQUIRE(facts_of(read) == two_rows_facts);
    REQUIRE(codes_of(read) == Strings{" S209", " S109"});
    auto filtered = grid_from_text(header + two_rows + "| | Tổng cộng | 12 | 5 | 1 |\n");
    filtered.sheets[0].hidden_rows = {{3, 3}};
    REQUIRE(codes_of(kinds().read(filtered)) == Strings{" S210"});
}

TEST_CASE("C12: sample rows and dotted lines are nobody's figures", "[intake][C12]")
{
    auto const found = kinds().read(header + two_rows +
                                    "| 3 | | | | |\n| … | … | … | … | … |\n| ..... | | | | |\n");
    REQUIRE(facts_of(found) == two_rows_facts);
    REQUIRE(codes_of(found).empty());
}

TEST_CASE("C13: the table ends at signatures, notes and telephone numbers", "[intake][C13][S107]")
{
    for (auto const* const below :
         {"NGƯỜI LẬP BIỂU", "Ghi chú:", "T/M BAN CHẤP HÀNH", "Nơi nhận:"}) {
        auto const found = kinds().read(header + two_rows + "| " + below +
                                        " | | | | |\n| Số điện thoại | | 912345678 | | |\n");
        INFO(below);
        REQUIRE(facts_of(found) == two_rows_facts);
        REQUIRE(codes_of(found) == Strings{" S107"});
        REQUIRE(found.submissions[0].cells.outside == 1);
    }
}

TEST_CASE("C14: a column without a title is nothing when empty, and asked when filled",
          "[intake][C14][S104]")
{
    auto const empty =
        "| TT | Loại hình | Tổng số | Trong đó | < | |\n| ^ | ^ | ^ | Nữ | Mới kết nạp | |\n";
    REQUIRE(codes_of(kinds().read(empty + std::string("| 1 | Thôn | 12 | 5 | 1 | |\n"))).empty());
    REQUIRE(codes_of(kinds().read(empty + std::string("| 1 | Thôn | 12 | 5 | 1 | 7 |\n"))) ==
            Strings{"F3 S104"});
}

TEST_CASE("C15, C16: rows of other bodies and unknown kinds are asked; known synonyms are read",
          "[intake][C15][C16][S201][S213]")
{
    auto const rows =
        header + "| 1 | Bản | 12 | 5 | 1 |\n| 2 | Thẩm phán trung cấp | 3 | 1 | 0 |\n";
    auto const asked = kinds().read(rows);
    REQUIRE(facts_of(asked) == Strings{"thon.tong=12", "thon.nu=5", "thon.moi=1"});
    REQUIRE(codes_of(asked) == Strings{"B4 S201"});
    auto kept = kinds();
    kept.answers.add({"S201", "abc", "Biểu 1", "B4"}, {"giữ", "Chị Lan", "theo mẫu ngành"});
    auto const found = kept.read(rows);
    REQUIRE(codes_of(found) == Strings{"B4 R211", "B4 S213"});
    REQUIRE(found.submissions[0].row_labels ==
            std::vector<std::pair<std::string, std::string>>{
                {"x-tham-phan-trung-cap", "Thẩm phán trung cấp"}});
    auto named = kinds();
    named.answers.add({"S201", "abc", "Biểu 1", "B4"}, {"xa", "Chị Lan", "là cơ quan xã"});
    REQUIRE(facts_of(named.read(rows))[3] == "xa.tong=3");
}

TEST_CASE("A closed cell must stay empty", "[intake][S212]")
{
    auto one = criteria();
    one.forms[0].rows[0].closed = {"truoc"};
    REQUIRE(codes_of(one.read(pair_header + "| Đầu kỳ | 50 | X |\n| Tăng trong kỳ | 5 | 4 |\n")) ==
            Strings{" S208"});
    REQUIRE(codes_of(one.read(pair_header + "| Đầu kỳ | 50 | 7 |\n| Tăng trong kỳ | 5 | 4 |\n")) ==
            Strings{"C2 S212", " S208"});
}

TEST_CASE("Every number of a sheet ends in a named state, and they add up", "[intake][cells]")
{
    auto const workbook =
        grid_from_text("| Năm | 2023 | | | | |\n" + header + "| 1 | 2 | 3 | 4 | 5 |\n" + two_rows +
                       "| 3 | Chùa | 4 | 1 | 0 |\n"
                       "| | Tổng cộng | 24 | 12 | 3 |\n"
                       "| NGƯỜI LẬP | | 99 | | |\n");
    auto const found = kinds().read(workbook);
    std::size_t numbers = 0;
    for (auto const& cell : workbook.sheets[0].cells) {
        numbers += cell.kind == CellKind::number ? 1 : 0;
    }
    auto const& cells = found.submissions.at(0).cells;
    REQUIRE(cells.used == 6);
    REQUIRE(cells.checked == 3);
    REQUIRE(cells.outside == 2);
    REQUIRE(cells.seen == numbers);
    REQUIRE(cells.in_states() == numbers);
}

TEST_CASE("C8: rows above a second header that is written otherwise are asked about",
          "[intake][C8][S215]")
{
    // The first header is no longer the form's, so that the table begins below the second.
    auto const broken = "| Nội dung báo cáo năm | Kỳ báo cáo | Kỳ trước đó |\n"
                        "| Đầu kỳ | 50 | 40 |\n" +
                        pair_header + pair_rows.substr(pair_rows.find('\n') + 1);
    auto one = criteria();
    auto const asked = one.read(broken);
    CHECK(facts_of(asked).size() == 10);
    REQUIRE(codes_of(asked) == Strings{" S208", "A2 S215", " S107"});
    CHECK(any_error(asked.findings)); // it waits for an answer
    one.answers.add({"S215", "abc", "Biểu 1", "A2"}, {"đồng ý", "Chị Lan", "năm ngoái"});
    CHECK(codes_of(one.read(broken)) == Strings{" S208", "A2 R211", " S107"});
    // A number beside another text, or the name of a row that the table has, is nobody's row.
    auto const margin = "| Đầu kỳ | 50 |\n| Cộng tay | 7 |\n| |\n" + pair_header + pair_rows;
    CHECK(codes_of(criteria().read(margin)) == Strings{" S107"});
}

TEST_CASE("C2: a strange column may have its title where the columns are numbered",
          "[intake][C2][S104]")
{
    auto const found = kinds().read("| TT | Loại hình | Tổng số | Trong đó | < | | |\n"
                                    "| ^ | ^ | ^ | Nữ | Mới kết nạp | | |\n"
                                    "| 1 | 2 | 3 | 4 | 5 | | Đối chiếu |\n"
                                    "| 1 | Thôn | 12 | 5 | 1 | | 99 |\n");
    CHECK(codes_of(found) == Strings{" S110", "G3 S104"});
    auto const numbered = kinds().read("| TT | Loại hình | Tổng số | Trong đó | < | | |\n"
                                       "| ^ | ^ | ^ | Nữ | Mới kết nạp | | |\n"
                                       "| 1 | 2 | 3 | 4 | 5 | | '7 |\n"
                                       "| 1 | Thôn | 12 | 5 | 1 | | 99 |\n");
    CHECK(codes_of(numbered) == Strings{" S110", " S107"});
}

TEST_CASE("C2: one of two panels whose header is lost keeps the form out", "[intake][C2][S112]")
{
    auto one = IntakeCase{
        {form_of(RowKind::fixed,
                 {"tt: TT: ordinal", "ten: Tên: key", "tong: Tổng số: count", "nu: Nữ: count"},
                 {"kinh: Kinh", "tay: Tày", "thai: Thái", "muong: Mường"})}};
    one.forms[0].panels = 2;
    auto const rows = "| 1 | Kinh | 12 | 5 | | 3 | Thái | 3 | 1 |\n"
                      "| 2 | Tày | 7 | 3 | | 4 | Mường | 2 | 0 |\n";
    auto const both =
        one.read("| TT | Tên | Tổng số | Nữ | | TT | Tên | Tổng số | Nữ |\n" + std::string(rows));
    CHECK(facts_of(both).size() == 8);
    // The names of the one, the figures of the other.
    auto const half =
        one.read("| TT | x | Tổng số | Nữ | | TT | Tên | Số | Số |\n" + std::string(rows));
    CHECK(half.submissions.empty());
    CHECK(codes_of(half) == Strings{" S112"});
    // All rows one below the other need no second panel.
    auto const long_list = one.read("| TT | Tên | Tổng số | Nữ |\n| 1 | Kinh | 12 | 5 |\n"
                                    "| 2 | Tày | 7 | 3 |\n| 3 | Thái | 3 | 1 |\n"
                                    "| 4 | Mường | 2 | 0 |\n");
    CHECK(facts_of(long_list) == facts_of(both));
}

TEST_CASE("C16: a row's name without accents and with a remark behind it is known all the same",
          "[intake][C16][N157]")
{
    auto const found = kinds().read(header + "| 1 | Truong hoc (nguoi) | 8 | 6 | 2 |\n");
    CHECK(facts_of(found) == Strings{"truong.tong=8", "truong.nu=6", "truong.moi=2"});
    CHECK(codes_of(found) == Strings{"B3 N157"});
}
