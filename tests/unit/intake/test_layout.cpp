// A sheet is looked at the short way only where the long way would find the same tables.

#include "intake/layout.hpp"
#include "intake/recognise.hpp"
#include "intake/survey.hpp"
#include "intake/text_keys.hpp"
#include "support/form_of.hpp"
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

TEST_CASE("What a form with other rows makes of a sheet hangs on which of them have figures",
          "[intake]")
{
    std::vector<FormDefinition> forms{small_form(), small_form()};
    forms[1].id = "bieu-khac";
    forms[1].rows[0].label = "Thôn, bản";
    forms[1].rows[1].label = "Bệnh viện";
    auto const tree = small_tree();
    UnitNames const units(tree);
    Answers const answers;
    Source const source{"nop/X1-B.xlsx", "abc"};
    FormIndex const remembering(forms);
    for (auto const* const figures : {"7 | 3 | 41", "9 | 0 | 30", "| |", "8 | |", "7 | 3 | 41"}) {
        auto const workbook = grid_from_text(sheet_with(
            "CHI BỘ BẢN B",
            "| 1 | Thôn | 12 | 5 | 40 |\n| 2 | Trường học | " + std::string(figures) + " |\n"));
        FormIndex const forgetful(forms, SameSheets::long_way);
        auto const found = recognise(workbook, {remembering, units, answers, "2023"}, source);
        auto const meant = recognise(workbook, {forgetful, units, answers, "2023"}, source);
        CAPTURE(figures);
        CHECK(found.submissions == meant.submissions);
        CHECK(found.findings == meant.findings);
        CHECK(found.evidence == meant.evidence);
    }
    auto const again = grid_from_text(sheet_with("CHI BỘ BẢN B", rows));
    TextKeys keys(again, remembering);
    CHECK(keys.layouts()->find(Grid(again, again.sheets.front()), keys) != nullptr);
}

TEST_CASE("Figures beside a table that is at its end already are as free as elsewhere", "[intake]")
{
    std::vector<FormDefinition> forms{
        form_of(RowKind::fixed,
                {"tt: TT: ordinal", "ten: Tên: key", "tong: Tổng số: count", "nu: Nữ: count"},
                {"kinh: Kinh", "tay: Tày", "thai: Thái"})};
    forms[0].panels = 2;
    FormIndex const index(forms);
    auto const tree = small_tree();
    UnitNames const units(tree);
    Answers const answers;
    auto const sheet = [](std::string const& figure, std::string const& beside) {
        return "| TT | Tên | Tổng số | Nữ | | TT | Tên | Tổng số | Nữ |\n"
               "| 1 | Kinh | 12 | 5 | | 3 | Thái | 3 | 1 |\n"
               "| 2 | Tày | " +
               figure + " | 3 | | " + beside + " |\n";
    };
    auto const read = [&](std::string const& text) {
        return recognise(
            grid_from_text(text), {index, units, answers, "2023"}, {"nop/X1-B.xlsx", "abc"});
    };
    auto const knows = [&](std::string const& text) {
        auto const workbook = grid_from_text(text);
        TextKeys keys(workbook, index);
        return keys.layouts()->find(Grid(workbook, workbook.sheets.front()), keys) != nullptr;
    };
    read(sheet("7", "| | |"));
    CHECK(knows(sheet("9", "| | |")));
    CHECK(knows(sheet("", "| | |")));
    CHECK_FALSE(knows(sheet("7", "| 4 | |"))); // would make a line there
}

TEST_CASE("Headers of a list are known again whatever rows it has, and only they", "[intake]")
{
    std::vector<FormDefinition> forms{small_form()};
    forms[0].row_kind = RowKind::list;
    forms[0].rows.clear();
    FormIndex const index(forms);
    auto const tree = small_tree();
    UnitNames const units(tree);
    Answers const answers;
    auto const knows = [&](std::string const& text) {
        auto const workbook = grid_from_text(text);
        TextKeys keys(workbook, index);
        Grid const grid(workbook, workbook.sheets.front());
        auto const traces = survey(grid, keys, false);
        return keys.layouts()->headers().find(grid, keys, {{0, &traces[0].header}}) != nullptr;
    };
    recognise(grid_from_text(sheet_with("CHI BỘ BẢN B", "| 1 | Tổ Một | 12 | 5 | 40 |\n")),
              {index, units, answers, "2023"},
              {"nop/X1-B.xlsx", "abc"});
    CHECK(
        knows(sheet_with("CHI BỘ BẢN A", "| 1 | Tổ Hai | 3 | | 40 |\n| 2 | Tổ Ba | 3 | 1 | |\n")));
    CHECK(knows(sheet_with("12", "| | | | | |\n")));

    auto changed = sheet_with("CHI BỘ BẢN B", "| 1 | Tổ Một | 12 | 5 | 40 |\n");
    auto const [found, put] = GENERATE(table<std::string, std::string>(
        {{"| Nữ |", "| Nam |"},                            // another text
         {"| Nữ |", "| Nư |"},                             // a slip
         {"| TT |", "| |"},                                // a label less
         {"| Trong đó | < |", "| Trong đó | |"},           // a merge less
         {"| 1 | Tổ Một |", "| 1 | Nữ |"},                 // a label below
         {"| |\n| |\n", "| |\n| | | | | | | theo sổ |\n"}, // a text in another column above
         {"| TT |", "| 1 |"}}));
    CAPTURE(found, put);
    changed.replace(changed.find(found), found.size(), put);
    CHECK_FALSE(knows(changed));
}

TEST_CASE("The long way remembers no sheet", "[intake]")
{
    std::vector<FormDefinition> const forms{small_form()};
    FormIndex const index(forms, SameSheets::long_way);
    auto const workbook = grid_from_text("| Tổng số |\n");
    TextKeys keys(workbook, index);
    CHECK(keys.layouts() == nullptr);
}
