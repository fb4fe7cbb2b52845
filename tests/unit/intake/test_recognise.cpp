#include "intake/recognise.hpp"
#include "support/grid_from_text.hpp"
#include "support/small_form.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

Recognition recognise_text(std::string const& heading,
                           std::string const& table,
                           std::string const& file = "nop/bieu.xlsx")
{
    auto const tree = small_tree();
    UnitNames const units(tree);
    std::vector<FormDefinition> const forms{small_form()};
    FormIndex const index(forms);
    Answers const answers;
    return recognise(
        grid_from_text(heading + table), {index, units, answers, "2023"}, {file, "abc"});
}

std::vector<std::string> codes(Recognition const& recognition)
{
    std::vector<std::string> found;
    for (auto const& one : recognition.findings) {
        found.push_back(one.place.cell + " " + std::string(code(one.say)));
    }
    return found;
}

std::vector<std::string> facts(Recognition const& recognition)
{
    std::vector<std::string> found;
    for (auto const& fact : recognition.submissions.at(0).facts) {
        found.push_back(to_a1(fact.cell) + " " + fact.row + "." + fact.column + "=" +
                        fact.number()->text());
    }
    return found;
}

std::string const cell_heading = "| ĐẢNG ỦY XÃ MỘT |\n| CHI BỘ BẢN B |\n| |\n";
std::string const header = "| TT | Loại hình | Tổng số | Trong đó | < |\n"
                           "| ^ | ^ | ^ | Nữ | Tuổi bình quân |\n";

} // namespace

TEST_CASE("A form is known by its labels, its unit by the heading, rows by their names", "[intake]")
{
    auto const found = recognise_text(cell_heading,
                                      header + "| 1 | 2 | 3 | 4 | 5 |\n"
                                               "| 1 | thôn | 12 | 5 | 40.5 |\n"
                                               "| 2 | Trường học | 8 | | |\n"
                                               "| 3 | … | … | | |\n"
                                               "| | Tổng cộng | 20 | 5 | |\n"
                                               "| NGƯỜI LẬP BIỂU | | 1 | | |\n");
    REQUIRE(codes(found) == std::vector<std::string>{" N173", " S107"});
    REQUIRE(found.submissions.at(0).unit == "X1-B");
    REQUIRE(found.submissions.at(0).rows == std::vector<std::string>{"thon", "truong"});
    REQUIRE(facts(found) == std::vector<std::string>{"C7 thon.tat_ca=12",
                                                     "D7 thon.phan=5",
                                                     "E7 thon.binh_quan=40.5",
                                                     "C8 truong.tat_ca=8"});
}

TEST_CASE("Columns that moved are followed by their labels", "[intake][S103]")
{
    auto const found = recognise_text(cell_heading,
                                      "| TT | Loại hình | Trong đó | < | Tổng số |\n"
                                      "| ^ | ^ | Tuổi bình quân | Nữ | ^ |\n"
                                      "| 1 | Thôn | 40 | 5 | 12 |\n");
    REQUIRE(codes(found) == std::vector<std::string>{" S103"});
    REQUIRE(facts(found) == std::vector<std::string>{
                                "C6 thon.binh_quan=40", "D6 thon.phan=5", "E6 thon.tat_ca=12"});
}

TEST_CASE("What cannot be placed is said, never guessed", "[intake][S104][S201][S202][N139]")
{
    auto const found = recognise_text(cell_heading,
                                      "| TT | Loại hình | Tổng số | Trong đó | < | Ghi thêm |\n"
                                      "| ^ | ^ | ^ | Nữ | Tuổi bình quân | ^ |\n"
                                      "| 1 | Thôn | 12 | trên 5 | '40,5 | 9 |\n"
                                      "| 2 | Thôn, bản | 3 | | | |\n"
                                      "| 3 | Chùa | 1 | | | |\n"
                                      "| 4 | | 7 | | | |\n");
    REQUIRE(codes(found) == std::vector<std::string>{
                                "F4 S104", "B7 S202", "D6 N127", "E6 N103", "B8 S201", "B9 S203"});
}

TEST_CASE("A missing or doubled column is a question", "[intake][S101][S102]")
{
    auto const missing = recognise_text(cell_heading,
                                        "| TT | Loại hình | Tổng số | Nữ |\n"
                                        "| 1 | Thôn | 12 | 5 |\n");
    REQUIRE(missing.question);
    REQUIRE(missing.submissions.empty());
    REQUIRE(codes(missing) == std::vector<std::string>{" S101"});
    auto const twice = recognise_text(cell_heading,
                                      "| TT | Loại hình | Tổng số | Tổng số | Trong đó | < |\n"
                                      "| ^ | ^ | ^ | ^ | Nữ | Tuổi bình quân |\n"
                                      "| 1 | Thôn | 12 | 5 | 3 | 4 |\n");
    REQUIRE(twice.question);
    REQUIRE(codes(twice) == std::vector<std::string>{" S102"});
}

TEST_CASE("A unit that two headings fit is told by the file's name, or asked for", "[intake][R202]")
{
    std::string const table = header + "| 1 | Thôn | 12 | 5 | 40 |\n";
    auto const by_parent =
        recognise_text("| Đảng ủy xã Hai |\n| Đơn vị: chi bộ bản A |\n| |\n", table);
    REQUIRE(by_parent.submissions.at(0).unit == "X2-A");
    auto const asked = recognise_text("| Chi bộ bản A |\n| |\n", table);
    REQUIRE(asked.question);
    REQUIRE(codes(asked) == std::vector<std::string>{" R202"});
    auto const by_file = recognise_text("| Chi bộ bản A |\n| |\n", table, "nop/X1-A bieu.xlsx");
    REQUIRE(by_file.submissions.at(0).unit == "X1-A");
    auto const only_file = recognise_text("| |\n", table, "nop/12_chi bộ bản B_2023.xlsx");
    REQUIRE(only_file.submissions.at(0).unit == "X1-B");
    REQUIRE(codes(only_file) == std::vector<std::string>{" R203"});
    auto const nobody = recognise_text("| Chi bộ bản Z |\n| |\n", table);
    REQUIRE(codes(nobody) == std::vector<std::string>{" R201"});
    // An unknown cell's form is not taken for its committee's.
    auto const below = recognise_text("| Đảng ủy xã Hai |\n| Chi bộ bản Z |\n| |\n", table);
    REQUIRE(codes(below) == std::vector<std::string>{" R201"});
    auto const committee = recognise_text("| Huyện ủy |\n| Đảng ủy xã Hai |\n| |\n", table);
    REQUIRE(committee.submissions.at(0).unit == "X2");
}

TEST_CASE("A workbook without the table is not ours", "[intake][R101]")
{
    auto const found = recognise_text("", "| Danh sách | Số |\n| A | 1 |\n");
    REQUIRE_FALSE(found.ours);
    REQUIRE(codes(found) == std::vector<std::string>{" R101"});
}
