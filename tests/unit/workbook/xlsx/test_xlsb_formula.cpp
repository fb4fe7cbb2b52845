#include "support/xlsb_builder.hpp"
#include "workbook/xlsx/xlsb.hpp"
#include "workbook/xlsx/xlsb_formula.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;
using namespace gopbieu::xlsb;

namespace {

XlsbNames const names{{"'Biểu 1'!", std::nullopt, ""}, {"tong", "_xlfn.CONCAT"}};

std::string written(std::string_view tokens)
{
    return write_formula(tokens, {4, 2}, names).value_or("?");
}

constexpr unsigned row_moves = 0x8000;
constexpr unsigned column_moves = 0x4000;
constexpr unsigned both_move = row_moves | column_moves;

std::string place(std::uint32_t row, unsigned column, unsigned moves = both_move)
{
    return u32(row) + u16(column | moves);
}

std::string area(std::uint32_t first_row,
                 std::uint32_t last_row,
                 unsigned first_column,
                 unsigned last_column,
                 unsigned moves = both_move)
{
    return u32(first_row) + u32(last_row) + u16(first_column | moves) + u16(last_column | moves);
}

std::string number(unsigned value)
{
    return u8(0x1e) + u16(value);
}

std::string text(std::u16string_view characters)
{
    return u8(0x17) + wide(characters).erase(2, 2);
}

std::string call(unsigned function, unsigned arguments)
{
    return u8(0x42) + u8(arguments) + u16(function);
}

std::string const b1 = u8(0x44) + place(0, 1);

} // namespace

TEST_CASE("Operators stand between what they join, brackets where they were", "[workbook][xlsb]")
{
    CHECK(written(number(1) + number(2) + u8(0x03)) == "1+2");
    CHECK(written(number(1) + number(2) + u8(0x03) + u8(0x15) + number(3) + u8(0x05)) == "(1+2)*3");
    CHECK(written(number(1) + number(2) + number(3) + u8(0x05) + u8(0x03)) == "1+2*3");
    CHECK(written(b1 + u8(0x14) + u8(0x13)) == "-B1%");
    CHECK(written(b1 + number(5) + u8(0x0c)) == "B1>=5");
    CHECK(written(b1 + text(u"đảng \"viên\"") + u8(0x08)) == "B1&\"đảng \"\"viên\"\"\"");
    CHECK(written(u8(0x1f) + real(0.25)) == "0.25");
    CHECK(written(u8(0x1f) + real(1e300)) == "1E+300");
    CHECK(written(u8(0x1d) + u8(1) + u8(0x1c) + u8(0x2a) + u8(0x0b)) == "TRUE=#N/A");
}

TEST_CASE("References show what is fixed, whole rows and columns, and their sheet",
          "[workbook][xlsb]")
{
    CHECK(written(u8(0x24) + place(11, 27, 0)) == "$AB$12");
    CHECK(written(u8(0x64) + place(11, 27, row_moves)) == "$AB12");
    CHECK(written(u8(0x25) + area(0, 2, 0, 16383)) == "1:3");
    CHECK(written(u8(0x25) + area(0, max_rows - 1, 0, 1, 0)) == "$A:$B");
    CHECK(written(u8(0x25) + area(0, 3, 0, 1)) == "A1:B4");
    CHECK(written(u8(0x3a) + u16(0) + place(3, 0)) == "'Biểu 1'!A4");
    CHECK(written(u8(0x3b) + u16(0) + area(3, 4, 0, 0, 0)) == "'Biểu 1'!$A$4:$A$5");
    CHECK(written(u8(0x3c) + u16(0) + place(0, 0)) == "'Biểu 1'!#REF!");
    CHECK(written(u8(0x2a) + place(0, 0)) == "#REF!");
    CHECK(written(u8(0x43) + u32(1)) == "tong");
    CHECK(written(u8(0x39) + u16(2) + u32(1)) == "tong");
    CHECK(sheet_prefix("Biểu", "Biểu") == "Biểu!");
    CHECK(sheet_prefix("Q1", "Q1") == "'Q1'!");
    CHECK(sheet_prefix("Mẹ's", "Con") == "'Mẹ''s:Con'!");
}

TEST_CASE("Functions take their arguments in order", "[workbook][xlsb]")
{
    CHECK(written(b1 + number(0) + u8(0x0d) + u8(0x19) + u8(2) + u16(9) + text(u"a") + u8(0x19) +
                  u8(8) + u16(3) + u8(0x16) + u8(0x19) + u8(8) + u16(3) + call(1, 3)) ==
          "IF(B1>0,\"a\",)");
    CHECK(written(u8(0x25) + area(0, 3, 0, 0) + u8(0x19) + u8(0x10) + u16(0)) == "SUM(A1:A4)");
    CHECK(written(b1 + number(2) + u8(0x41) + u16(27)) == "ROUND(B1,2)");
    CHECK(written(u8(0x41) + u16(221)) == "TODAY()");
    CHECK(written(u8(0x23) + u32(2) + text(u"A") + text(u"b") + call(255, 3)) ==
          "_xlfn.CONCAT(\"A\",\"b\")");
    // A choice carries a table of jumps, blanks their number: neither shows.
    CHECK(written(number(1) + u8(0x19) + u8(4) + u16(1) + u16(7) + u16(9) + number(2) + u8(0x19) +
                  u8(0x40) + u16(3) + call(100, 2)) == "CHOOSE(1,2)");
}

TEST_CASE("What cannot be written out, or is damaged, gives no text", "[workbook][xlsb]")
{
    CHECK(written("") == "?");
    CHECK(written(number(1) + number(2)) == "?");                      // two results
    CHECK(written(number(1) + u8(0x03)) == "?");                       // one operand missing
    CHECK(written(number(1) + call(4, 127)) == "?");                   // arguments missing
    CHECK(written(u8(0x44) + u32(0)) == "?");                          // cut off
    CHECK(written(u8(0x17) + u16(5)) == "?");                          // cut off
    CHECK(written(u8(0x3a) + u16(1) + place(0, 0)) == "?");            // another workbook
    CHECK(written(u8(0x3a) + u16(9) + place(0, 0)) == "?");            // no such sheet
    CHECK(written(u8(0x43) + u32(0)) == "?");                          // names count from one
    CHECK(written(u8(0x43) + u32(3)) == "?");                          // no such name
    CHECK(written(u8(0x41) + u16(4)) == "?");                          // how many does SUM take?
    CHECK(written(call(9999, 0)) == "?");                              // no such function
    CHECK(written(u8(0x60) + std::string(14, '\0')) == "?");           // a constant array
    CHECK(written(u8(0x1f) + real(0.0 / 0.0 * 0.0)) == "?");           // no number
    CHECK(written(std::string(20'000, '\x15')) == "?");                // too long
    CHECK(written(b1 + std::string(16'000, '\x13')).size() == 16'002); // deep, and no matter
}

TEST_CASE("Shared formulas are kept once and move with their cells", "[workbook][xlsb]")
{
    auto const points_to = [](std::uint32_t row, std::uint32_t column) {
        return real(1) + formula(u8(1) + u32(row), u32(column));
    };
    // One row up, one column left (a distance of -1 in 14 bits), doubled; the factor is fixed.
    auto const tokens =
        u8(0x4c) + u32(0xfffff) + u16(0x3fff | both_move) + u8(0x44) + place(0, 0, 0) + u8(0x05);
    auto const common = [&](std::uint32_t type) {
        auto const cells = u32(1) + u32(3) + u32(1) + u32(1);
        return record(type,
                      cells + (type == brt::arr_fmla ? u8(0) : "") + u32(tokens.size()) + tokens +
                          u32(0));
    };
    Book book;
    for (auto const type : {brt::shr_fmla, brt::arr_fmla}) {
        book.sheets = {sheet(row(1) + cell(brt::fmla_num, 1, points_to(1, 1)) + common(type) +
                             row(3) + cell(brt::fmla_num, 1, points_to(1, 1)) +
                             cell(brt::fmla_num, 2, points_to(7, 7)))};
        auto const bytes = file(book);
        auto const workbook = read_xlsb(std::span<char const>(bytes), {});
        REQUIRE(workbook);
        auto const& read = workbook->sheets[0];
        REQUIRE(read.cells.size() == 3);
        bool const array = type == brt::arr_fmla;
        CHECK(formula_text(read, read.cells[0]) == "A1*$A$1");
        CHECK(formula_text(read, read.cells[1]) == (array ? "A1*$A$1" : "A3*$A$1"));
        CHECK(read.formulas[read.cells[0].formula - 1].array == array);
        CHECK(read.cells[2].formula != 0); // its master is not there
        CHECK(formula_text(read, read.cells[2]).empty());
    }
}

TEST_CASE("Defined names are read with what they refer to", "[workbook][xlsb]")
{
    auto const name =
        [](std::u16string_view title, unsigned flags, std::uint32_t tab, std::string_view tokens) {
            return record(brt::name,
                          u32(flags) + u8(0) + u32(tab) + wide(title) + u32(tokens.size()) +
                              std::string(tokens) + u32(0) + u32(0xffffffff));
        };
    constexpr std::uint32_t everywhere = 0xffffffff;
    auto const on_sheet = u8(0x3b) + u16(0) + area(0, 8, 0, 2, 0);
    Book book;
    book.main =
        xlsb::tab(u"Biểu đồ", u"rId1") + xlsb::tab(u"Biểu 2", u"rId2") + record(353) +
        record(brt::sup_self) + record(brt::sup_book_src, wide(u"rId7")) +
        record(brt::extern_sheet, u32(2) + u32(0) + u32(1) + u32(1) + u32(1) + u32(0) + u32(0)) +
        name(u"Print_Area", 0x20, 1, on_sheet) +
        name(u"gấp_đôi", 1, everywhere, u8(0x23) + u32(4) + number(2) + u8(0x05)) +
        name(u"_xlfn.CONCAT", 1, everywhere, u8(0x1c) + u8(0x1d)) +
        name(u"sau", 0, everywhere, number(7)) +
        name(u"ngoài", 0, everywhere, u8(0x3a) + u16(1) + place(0, 0)) +
        name(u"đồ", 0, 0, number(1));
    book.sheets = {"", sheet("")};
    book.types = {"chartsheet"};
    auto const bytes = file(book);
    auto const workbook = read_xlsb(std::span<char const>(bytes), {});
    REQUIRE(workbook);
    std::string all;
    for (auto const& read : workbook->names) {
        all += read.name + "|" + read.refers_to + "|" + std::to_string(read.sheet) +
               (read.hidden ? "|hidden\n" : "\n");
    }
    CHECK(all == "_xlnm.Print_Area|'Biểu 2'!$A$1:$C$9|0\n"
                 "gấp_đôi|sau*2|-1|hidden\n"
                 "sau|7|-1\n"
                 "ngoài||-1\n");
}
