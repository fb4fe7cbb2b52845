// Numbers: what clerks and programs make of them, seen from the whole file.

#include "intake/cell_uses.hpp"
#include "support/intake_case.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

IntakeCase meetings()
{
    IntakeCase one{{form_of(RowKind::keyed,
                            {"loai: Loại hình: key",
                             "so: Số chi bộ: count",
                             "ty_le: Tỷ lệ dự: percent",
                             "gio: Thời gian: number"},
                            {"thon: Thôn", "truong: Trường", "xa: Xã"})}};
    one.forms[0].columns[3].measure.unit = "giờ";
    return one;
}

std::string const header = "| Loại hình | Số chi bộ | Tỷ lệ dự | Thời gian |\n";

Recognition with(std::string const& rows)
{
    return meetings().read(header + rows);
}

// One count in place of "12".
Recognition with_count(std::string const& count)
{
    return with("| Thôn | " + count + " | 95 | 1.5 |\n");
}

} // namespace

TEST_CASE("D1, D10: numbers kept as text, with spaces and leading zeros", "[intake][D1][D10]")
{
    for (auto const* const written : {"'12", "'012", "' 12 "}) {
        INFO(written);
        REQUIRE(facts_of(with_count(written)).front() == "thon.so=12");
    }
    REQUIRE(codes_of(with_count("'12")) == Strings{"B2 N101"});
    REQUIRE(codes_of(with_count("'05")) == Strings{"B2 N104"});
}

TEST_CASE("D2, D3: separators of thousands are certain in a count, a question in an average",
          "[intake][D2][D3][N121]")
{
    REQUIRE(facts_of(with_count("'1.234")).front() == "thon.so=1234");
    REQUIRE(facts_of(with_count("'1,234")).front() == "thon.so=1234");
    auto const average = with("| Thôn | 12 | 95 | '1.234 |\n");
    REQUIRE(codes_of(average) == Strings{"D2 N121"});
    REQUIRE(facts_of(average) == Strings{"thon.so=12", "thon.ty_le=95"});
}

TEST_CASE("D4: 3.918 in a count is asked, with 3 918 as the offer, and never rounded",
          "[intake][D4][N122]")
{
    auto const found = with_count("3.918");
    REQUIRE(codes_of(found) == Strings{"B2 N122"});
    REQUIRE(facts_of(found) == Strings{"thon.ty_le=95", "thon.gio=1.5"});
    REQUIRE(found.submissions[0].cells.asked == 1);
}

TEST_CASE("D4: a person's answer takes the place of the cell and leaves a note",
          "[intake][D4][R211]")
{
    auto one = meetings();
    one.answers.add({"N122", "abc", "Biểu 1", "B2"}, {"3918", "Chị Lan", "đã hỏi đơn vị"});
    auto const found = one.read(header + "| Thôn | 3.918 | 95 | 1.5 |\n");
    REQUIRE(facts_of(found).front() == "thon.so=3918");
    REQUIRE(codes_of(found) == Strings{"B2 R211"});
    // Of another file the question stands again, with the answer as an offer.
    auto other = meetings();
    other.answers.offer({"X1-B", "bieu-thu", "N122", "thon", "so"},
                        {"3918", "Chị Lan", "như trên"});
    REQUIRE(codes_of(other.read(header + "| Thôn | 3.918 | 95 | 1.5 |\n")) ==
            Strings{"B2 N122", "B2 R212"});
}

TEST_CASE("D5, D15: the scale of a rate is judged over its column", "[intake][D5][D15]")
{
    auto const parts = with("| Thôn | 1 | 0.95 | 1 |\n| Trường | 2 | 0.8 | 1 |\n");
    REQUIRE(facts_of(parts)[1] == "thon.ty_le=95");
    REQUIRE(facts_of(parts)[4] == "truong.ty_le=80");
    auto const mixed = with("| Thôn | 1 | 0.95 | 1 |\n| Trường | 2 | 80 | 1 |\n");
    REQUIRE(codes_of(mixed) == Strings{"C2 N125"});
    REQUIRE(codes_of(with("| Thôn | 1 | 1 | 1 |\n")) == Strings{"C2 N125"});
    auto const signs = with("| Thôn | 1 | '95,5% | 1 |\n| Trường | 2 | '13,2 | 1 |\n");
    REQUIRE(facts_of(signs)[1] == "thon.ty_le=95.5");
    REQUIRE(facts_of(signs)[4] == "truong.ty_le=13.2");
}

TEST_CASE("D6: a dash is zero, x is not applicable, dots and blanks are unknown",
          "[intake][D6][N172][N173]")
{
    auto const rows = "| Thôn | - | 95 | 1 |\n| Trường | x | 95 | 1 |\n| Xã | | 95 | 1 |\n";
    auto const asked = with(rows);
    REQUIRE(codes_of(asked) == Strings{"B2 N114", " N173"});
    auto zero = meetings();
    zero.forms[0].blank_is_zero = true;
    auto const found = zero.read(header + rows);
    REQUIRE(codes_of(found) == Strings{"B2 N114", " N172"});
    REQUIRE(facts_of(found) == Strings{"thon.so=0",
                                       "thon.ty_le=95",
                                       "thon.gio=1",
                                       "truong.ty_le=95",
                                       "truong.gio=1",
                                       "xa.ty_le=95",
                                       "xa.gio=1",
                                       "xa.so=0"});
}

TEST_CASE("What is told of several cells names their printed rows and columns",
          "[intake][N173][S209][S109]")
{
    auto const last = [](Recognition const& found, std::string const& code_wanted) {
        for (auto const& one : found.findings) {
            if (code(one.say) == code_wanted) {
                auto const text = sentence(one, Language::vietnamese);
                return text.substr(text.find(" ["));
            }
        }
        return std::string("?");
    };
    auto const one = with("| Thôn | | 95 | 1 |\n| Trường | 5 | 95 | 1 |\n");
    CHECK(last(one, "N173") == " [dòng 'Thôn', cột 'Số chi bộ']");
    auto const all = with("| Thôn | | 95 | 1 |\n| Trường | | 95 | 1 |\n| Xã | | 95 | 1 |\n");
    CHECK(last(all, "N173") == " [dòng 'Thôn; Trường; Xã', cột 'Số chi bộ']");
    auto hidden = grid_from_text(header + "| Thôn | 1 | 95 | 1 |\n| Trường | 5 | 95 | 1 |\n");
    hidden.sheets[0].hidden_rows = {{1, 1}};
    hidden.sheets[0].hidden_columns = {{2, 2}};
    auto const found = meetings().read(hidden);
    CHECK(last(found, "S209") == " [dòng 'Thôn']");
    CHECK(last(found, "S109") == " [cột 'Tỷ lệ dự']");
}

TEST_CASE("Of many names the first few are told, each once", "[intake]")
{
    CHECK(name_list({}).empty());
    CHECK(name_list({"a", "b", "a"}) == "a; b");
    CHECK(name_list({"a", "b", "c", "b", "d", "e"}) == "a; b; c; …");
}

TEST_CASE("D6: one answer settles the blank counts of a file", "[intake][D6][N173]")
{
    auto one = meetings();
    one.answers.add({"N173", "abc", "Biểu 1", ""}, {"0", "Chị Lan", "không phát sinh"});
    auto const found = one.read(header + "| Xã | | 95 | 1 |\n");
    REQUIRE(facts_of(found).back() == "xa.so=0");
    REQUIRE(codes_of(found) == Strings{" R211"});
}

TEST_CASE("D7: units of measure behind a number, minutes turned into hours", "[intake][D7]")
{
    auto const found = with("| Thôn | '12 chi bộ | 95 | '90 phút |\n");
    REQUIRE(facts_of(found).back() == "thon.gio=1.5");
}

TEST_CASE("D8: bounds and guesses are asked", "[intake][D8][N127][N128]")
{
    auto const found = with("| Thôn | khoảng 20 | trên 95% | 1 |\n"
                            "| Trường | 5 | 100% (5/5) | 1 |\n");
    REQUIRE(codes_of(found) == Strings{"B2 N127", "C2 N127", "C3 N128"});
}

TEST_CASE("D9: a number that became a date is asked, its serial never used",
          "[intake][D9][N129][N130]")
{
    REQUIRE(codes_of(with_count("'3/5")) == Strings{"B2 N129"});
    auto workbook = grid_from_text(header + "| Thôn | 45049 | 95 | 1 |\n");
    workbook.formats = {number_format("General"), number_format("d-mmm")};
    workbook.style_formats = {0, 1};
    auto& cell = workbook.sheets[0].cells[5];
    REQUIRE(cell.number == 45049);
    cell.kind = CellKind::date;
    cell.style = 1;
    auto const found = meetings().read(workbook);
    REQUIRE(codes_of(found) == Strings{"B2 N130"});
    REQUIRE(facts_of(found) == Strings{"thon.ty_le=95", "thon.gio=1"});
}

TEST_CASE("D11: a count below zero or with decimals is asked", "[intake][D11][N124][N123]")
{
    REQUIRE(codes_of(with_count("-3")) == Strings{"B2 N124"});
    REQUIRE(codes_of(with_count("'12,5")) == Strings{"B2 N123"});
}

TEST_CASE("D12: what is worked out again anyway is not asked for", "[intake][D12][N176]")
{
    auto form = meetings();
    auto& share = form.forms[0].columns[2].measure;
    share.way = Way::ratio;
    share.formula = *parse_expression("100 * so / so").value;
    auto workbook = grid_from_text(header + "| Thôn | 12 | 95 | 1 |\n");
    auto& sheet = workbook.sheets[0];
    sheet.formulas = {{"B2*100/B2"}, {"B2*2"}};
    auto const uncalculated = [&](char const* a1, std::uint32_t formula) {
        auto& cell = const_cast<Cell&>(*sheet.find(
            *parse_a1(a1))); // NOLINT(cppcoreguidelines-pro-type-const-cast): the test's own
        cell.kind = CellKind::empty;
        cell.formula = formula;
    };
    uncalculated("C2", 1);
    REQUIRE(codes_of(form.read(workbook)) == Strings{"C2 N176"});
    REQUIRE(facts_of(form.read(workbook)) == Strings{"thon.so=12", "thon.gio=1"});
    // Any other figure is still asked for.
    uncalculated("D2", 2);
    REQUIRE(codes_of(form.read(workbook)) == Strings{"C2 N176", "D2 N136"});
}

TEST_CASE("D12: errors are asked; sums without results are added up, other formulas asked",
          "[intake][D12][N135][N136][N171][N174]")
{
    auto workbook = grid_from_text(header + "| Thôn | 12 | 95 | 1 |\n| Trường | 8 | 90 | 1 |\n"
                                            "| Xã | 1 | 80 | 1 |\n");
    auto& sheet = workbook.sheets[0];
    auto const at = [&](char const* a1) -> Cell& {
        return const_cast<Cell&>(*sheet.find(
            *parse_a1(a1))); // NOLINT(cppcoreguidelines-pro-type-const-cast): the test's own
    };
    sheet.formulas = {{"SUM(B2:B3)"}, {"AVERAGE(C2:C3)"}, {"[1]Biểu!D4"}};
    at("B4").kind = CellKind::empty;
    at("B4").formula = 1;
    at("C4").kind = CellKind::empty;
    at("C4").formula = 2;
    at("D4").formula = 3;
    at("D2").kind = CellKind::error;
    at("D2").text_ = workbook.texts.add("#REF!");
    auto const found = meetings().read(workbook);
    REQUIRE(codes_of(found) == Strings{"D2 N135", "B4 N171", "C4 N136", "D4 N174"});
    REQUIRE(facts_of(found) == Strings{"thon.so=12",
                                       "thon.ty_le=95",
                                       "truong.so=8",
                                       "truong.ty_le=90",
                                       "truong.gio=1",
                                       "xa.so=20",
                                       "xa.gio=1"});
}

TEST_CASE("D13, D14: dust of calculating is wiped off, hidden values are used",
          "[intake][D13][D14][N116][N118]")
{
    REQUIRE(facts_of(with_count("11.9999999999")).front() == "thon.so=12");
    auto workbook = grid_from_text(header + "| Thôn | 12 | 95 | 1 |\n");
    workbook.formats = {number_format("General"), number_format(";;;")};
    workbook.style_formats = {0, 1};
    workbook.sheets[0].cells[5].style = 1;
    auto const found = meetings().read(workbook);
    REQUIRE(facts_of(found).front() == "thon.so=12");
    REQUIRE(codes_of(found) == Strings{"B2 N118"});
}

TEST_CASE("D16: 90 in a column of hours were minutes: asked", "[intake][D16][N134]")
{
    REQUIRE(codes_of(with("| Thôn | 12 | 95 | 90 |\n")) == Strings{"D2 N134"});
}
