// A sheet is looked at the short way only where the long way would find the same tables.

#include "intake/layout.hpp"
#include "intake/recognise.hpp"
#include "intake/text_keys.hpp"
#include "support/grid_from_text.hpp"
#include "support/small_form.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

std::string sheet_with(std::string const& heading,
                       std::string const& rows,
                       std::string const& below = "Bản B, ngày 3 tháng 11 năm 2023")
{
    return "| ĐẢNG ỦY XÃ MỘT |\n| " + heading +
           " |\n| |\n| |\n"
           "| TT | Loại hình | Tổng số | Trong đó | < |\n"
           "| ^ | ^ | ^ | Nữ | Tuổi bình quân |\n" +
           rows + "| | " + below + " |\n| | Nguyễn Văn An |\n";
}

std::string const rows = "| 1 | Thôn | 12 | 5 | 40 |\n"
                         "| 2 | Trường học | 7 | 3 | 41 |\n";

/// Has seen one sheet.
class Desk {
public:
    Desk() : m_index(m_forms), m_units(m_tree) { read(sheet_with("CHI BỘ BẢN B", rows)); }

    Recognition read(std::string const& lines) const
    {
        return recognise(
            grid_from_text(lines), {m_index, m_units, m_answers, "2023"}, {"nop/X1-B.xlsx", "abc"});
    }

    bool knows(std::string const& lines) const
    {
        auto const workbook = grid_from_text(lines);
        TextKeys keys(workbook, m_index);
        Grid const grid(workbook, workbook.sheets.front());
        return keys.layouts()->find(grid, keys) != nullptr;
    }

private:
    std::vector<FormDefinition> m_forms{small_form()};
    OrgTree m_tree = small_tree();
    FormIndex m_index;
    UnitNames m_units;
    Answers m_answers;
};

} // namespace

TEST_CASE("A sheet is known again whatever its figures, its unit, its day and who signed it",
          "[intake]")
{
    Desk const desk;
    REQUIRE(desk.knows(sheet_with("CHI BỘ BẢN B", rows)));
    CHECK(desk.knows(sheet_with("CHI BỘ BẢN A", rows)));
    CHECK(desk.knows(sheet_with("CHI BỘ BẢN B", rows, "Bản A, ngày 12 tháng 1 năm 2024")));
    auto const other = sheet_with("CHI BỘ BẢN B",
                                  "| 1 | Thôn | | 8 | |\n"
                                  "| 2 | Trường học | 9 | | 33 |\n");
    REQUIRE(desk.knows(other));
    auto const found = desk.read(other);
    REQUIRE(found.submissions.size() == 1);
    CHECK(*found.submissions.front().number("thon", "phan") == Exact(8));
    CHECK(*found.submissions.front().number("truong", "tat_ca") == Exact(9));
    CHECK(found.submissions.front().facts.size() >= 3);
}

TEST_CASE("A row that is left empty has no figures, and is known again all the same", "[intake]")
{
    Desk const desk;
    auto const one_row = sheet_with("CHI BỘ BẢN B",
                                    "| 1 | Thôn | 12 | 5 | 40 |\n"
                                    "| 2 | Trường học | | | |\n");
    REQUIRE(desk.knows(one_row));
    auto const found = desk.read(one_row);
    REQUIRE(found.submissions.size() == 1);
    CHECK(found.submissions.front().rows == std::vector<std::string>{"thon"});
}

TEST_CASE("A sheet is not known again where something differs on which its table hangs", "[intake]")
{
    Desk const desk;
    auto const changed = GENERATE(
        "| 1 | Thôn | 12 | 5 | 40 |\n| 2 | Thôn | 7 | 3 | 41 |\n",              // another row
        "| 1 | Trường học | 7 | 3 | 41 |\n| 2 | Thôn | 12 | 5 | 40 |\n",        // moved
        "| 1 | Thôn | '12 | 5 | 40 |\n| 2 | Trường học | 7 | 3 | 41 |\n",       // a figure as text
        "| 1 | Thôn | x | 5 | 40 |\n| 2 | Trường học | 7 | 3 | 41 |\n",         // a word there
        "| 1 | Thôn | 12 | 5 | 40 |\n",                                         // a row less
        "| 1 | 2 | 3 | 4 | 5 |\n| 1 | Thôn | 12 | 5 | 40 |\n",                  // column numbers
        "| 1 | Thôn | 12 | < | 40 |\n| 2 | Trường học | 7 | 3 | 41 |\n",        // a merge
        "| 1 | Thôn | 12 | 5 | 40 | Ghi |\n| 2 | Trường học | 7 | 3 | 41 |\n"); // a text beside
    CAPTURE(changed);
    CHECK_FALSE(desk.knows(sheet_with("CHI BỘ BẢN B", changed)));
}

TEST_CASE("What stands above or below a table is not free where it is of another kind", "[intake]")
{
    Desk const desk;
    CHECK_FALSE(desk.knows(sheet_with("Tổng số", rows)));                        // a label
    CHECK_FALSE(desk.knows(sheet_with("12", rows)));                             // a number
    CHECK_FALSE(desk.knows(sheet_with("CHI BỘ BẢN B", rows, "Trường mầm non"))); // no day
    CHECK_FALSE(desk.knows(sheet_with("CHI BỘ BẢN B", rows, "Thôn")));           // a label
}

TEST_CASE("The long way remembers no sheet", "[intake]")
{
    std::vector<FormDefinition> const forms{small_form()};
    FormIndex const index(forms, SameSheets::long_way);
    auto const workbook = grid_from_text("| Tổng số |\n");
    TextKeys keys(workbook, index);
    CHECK(keys.layouts() == nullptr);
}
