#include "base/catalogue/files.hpp"
#include "support/xlsb_builder.hpp"
#include "workbook/xlsx/xlsb.hpp"

#include <catch2/catch.hpp>

#include <limits>

using namespace gopbieu;
using namespace gopbieu::xlsb;

namespace {

Result<Workbook> read(std::string const& bytes, Limits const& limits = {})
{
    ReadOptions options;
    options.limits = limits;
    return read_workbook(std::span<char const>(bytes), options);
}

Book book_of(std::string_view cells, std::string_view behind = {})
{
    Book book;
    book.sheets = {sheet(cells, behind)};
    return book;
}

std::string told(Result<Workbook> const& workbook)
{
    return workbook ? "read" : std::string(code(workbook.problem().say));
}

std::string told(std::string_view cells)
{
    return told(read(file(book_of(cells))));
}

// "A1 n 5", one line a cell.
std::string cells_of(Workbook const& workbook, Sheet const& sheet)
{
    std::string out;
    for (auto const& cell : sheet.cells) {
        out += to_a1(cell.where()) + " ";
        switch (cell.kind) {
        case CellKind::empty:
            out += "empty";
            break;
        case CellKind::number:
            out += "n " + std::to_string(cell.number);
            break;
        case CellKind::text:
            out += "s " + std::string(workbook.text(cell));
            break;
        case CellKind::boolean:
            out += cell.number != 0 ? "b true" : "b false";
            break;
        case CellKind::date:
            out += "d " + serial_to_iso(cell.number).value_or("?");
            break;
        case CellKind::error:
            out += "e " + std::string(workbook.text(cell));
            break;
        }
        out += "\n";
    }
    return out;
}

std::string cells_of(Book const& book)
{
    auto const workbook = read(file(book));
    return workbook && !workbook->sheets.empty() ? cells_of(*workbook, workbook->sheets[0])
                                                 : told(workbook);
}

std::string const one = u32(0x3ff00000); // the number 1 as RK

} // namespace

TEST_CASE("A binary workbook is told by its content", "[workbook][xlsb]")
{
    auto const workbook = read(file(book_of(row(0) + cell(brt::cell_rk, 0, one))));
    REQUIRE(workbook);
    CHECK(workbook->kind == FileKind::xlsb);
    REQUIRE(workbook->sheets.size() == 1);
    CHECK(workbook->sheets[0].name == "Biểu 1");
}

TEST_CASE("Every kind of cell gives its value", "[workbook][xlsb]")
{
    auto const integer = [](std::int32_t value, bool hundredths) {
        return u32(static_cast<std::uint32_t>(value) << 2U | (hundredths ? 3U : 2U));
    };
    auto book = book_of(
        row(0) + cell(brt::cell_blank, 0, "") + cell(brt::cell_rk, 1, one) +
        cell(brt::cell_rk, 2, integer(-7, false)) + cell(brt::cell_rk, 3, integer(12345, true)) +
        cell(brt::cell_real, 4, real(-0.125)) + cell(brt::cell_bool, 5, u8(1)) + row(4) +
        cell(brt::cell_error, 0, u8(0x17)) + cell(brt::cell_error, 1, u8(0x7f)) +
        cell(brt::cell_st, 2, wide(u"đảng viên")) + cell(brt::cell_isst, 3, u32(1)) +
        cell(brt::cell_r_string, 4, u8(1) + wide(u"chi bộ") + u32(1) + u16(0) + u16(1)));
    book.texts = record(brt::begin_sst, u32(2) + u32(2)) + shared_text(u"không") +
                 shared_text(u"một") + record(brt::end_sst);
    CHECK(cells_of(book) == "B1 n 1.000000\n"
                            "C1 n -7.000000\n"
                            "D1 n 123.450000\n"
                            "E1 n -0.125000\n"
                            "F1 b true\n"
                            "A5 e #REF!\n"
                            "B5 e #UNKNOWN!\n"
                            "C5 s đảng viên\n"
                            "D5 s một\n"
                            "E5 s chi bộ\n");
}

TEST_CASE("A cell of the short form stands behind the cell before it", "[workbook][xlsb]")
{
    auto const brief = [](std::uint32_t type, std::string_view value) {
        return record(type, u32(0) + std::string(value));
    };
    auto book =
        book_of(row(0) + cell(brt::cell_blank, 3, "") + brief(16, real(2.5)) + brief(12, "") +
                brief(13, one) + brief(14, u8(0x2a)) + brief(15, u8(0)) + row(1) +
                brief(17, wide(u"x")) + brief(18, u32(0)) + brief(61, u8(0) + wide(u"y")));
    book.texts = shared_text(u"chung");
    CHECK(cells_of(book) == "E1 n 2.500000\n"
                            "G1 n 1.000000\n"
                            "H1 e #N/A\n"
                            "I1 b false\n"
                            "A2 s x\n"
                            "B2 s chung\n"
                            "C2 s y\n");
}

TEST_CASE("Formulas keep their cached values", "[workbook][xlsb]")
{
    auto const sum = formula(u8(0x1e) + u16(1) + u8(0x1e) + u16(2) + u8(0x03));
    auto const workbook = read(file(book_of(
        row(0) + cell(brt::fmla_num, 0, real(3) + sum) +
        cell(brt::fmla_string, 1, wide(u"tổng") + sum) + cell(brt::fmla_bool, 2, u8(1) + sum) +
        cell(brt::fmla_error, 3, u8(0x07) + sum) + cell(brt::cell_rk, 4, one))));
    REQUIRE(workbook);
    auto const& sheet = workbook->sheets[0];
    CHECK(cells_of(*workbook, sheet) == "A1 n 3.000000\n"
                                        "B1 s tổng\n"
                                        "C1 b true\n"
                                        "D1 e #DIV/0!\n"
                                        "E1 n 1.000000\n");
    for (std::size_t at = 0; at < 4; ++at) {
        CHECK(sheet.cells[at].formula != 0);
    }
    CHECK(sheet.cells[4].formula == 0);
}

TEST_CASE("Dates are told by the number format", "[workbook][xlsb]")
{
    auto book = book_of(
        row(0) + cell(brt::cell_real, 0, real(45000), 0) + cell(brt::cell_real, 1, real(45000), 1) +
        cell(brt::cell_real, 2, real(45000.5), 2) + cell(brt::cell_real, 3, real(45000), 3) +
        cell(brt::fmla_num, 4, real(45000) + formula(""), 1) +
        cell(brt::cell_real, 5, real(0.5), 4));
    // Styles outside the list of cell styles are none; a format of its own beats a built-in one.
    book.styles = record(615) + record(brt::fmt, u16(164) + wide(u"dd/mm/yyyy hh:mm")) +
                  record(brt::fmt, u16(15) + wide(u"0.00")) + record(616) + record(626) +
                  style(14) + record(627) + record(brt::begin_cell_xfs) + style(0) + style(14) +
                  style(164) + style(15) + style(21) + record(brt::end_cell_xfs) + style(9);
    CHECK(cells_of(book) == "A1 n 45000.000000\n"
                            "B1 d 2023-03-15\n"
                            "C1 d 2023-03-15T12:00:00\n"
                            "D1 n 45000.000000\n"
                            "E1 d 2023-03-15\n"
                            "F1 d 12:00:00\n");

    book.main = record(brt::wb_prop, u32(1)) + tab(u"Biểu", u"rId1");
    CHECK(cells_of(book) == "A1 n 45000.000000\n"
                            "B1 d 2027-03-16\n"
                            "C1 d 2027-03-16T12:00:00\n"
                            "D1 n 45000.000000\n"
                            "E1 d 2027-03-16\n"
                            "F1 d 12:00:00\n");
}

TEST_CASE("Sheets come in the order of the tabs, charts left out", "[workbook][xlsb]")
{
    Book book;
    // The name is decomposed in the file: e, circumflex, hook above.
    book.main = tab(u"Bie\u0302\u0309u 2", u"rId2", 1) + tab(u"Biểu đồ", u"rId3") +
                tab(u"Một", u"rId1") + tab(u"Ẩn", u"rId4", 2);
    book.sheets = {sheet(""), sheet(row(0) + cell(brt::cell_rk, 0, one)), "", sheet("")};
    book.types = {"worksheet", "worksheet", "chartsheet"};
    auto const workbook = read(file(book));
    REQUIRE(workbook);
    REQUIRE(workbook->sheets.size() == 3);
    CHECK(workbook->sheets[0].name == "Biểu 2");
    CHECK(workbook->sheets[0].visibility == Visibility::hidden);
    CHECK(workbook->sheets[0].cells.size() == 1);
    CHECK(workbook->sheets[1].name == "Một");
    CHECK(workbook->sheets[1].visibility == Visibility::visible);
    CHECK(workbook->sheets[2].visibility == Visibility::very_hidden);
}

TEST_CASE("Merges, hidden rows and hidden columns are read", "[workbook][xlsb]")
{
    auto const columns = [](std::uint32_t first, std::uint32_t last, unsigned flags) {
        return record(brt::col_info, u32(first) + u32(last) + u32(2560) + u32(0) + u16(flags));
    };
    auto book = book_of(row(2, true) + row(3, true) + row(5, true) + row(6),
                        record(brt::merge_cell, u32(0) + u32(1) + u32(2) + u32(4)));
    book.sheets[0] = columns(1, 2, 3) + columns(3, 16383, 2) + book.sheets[0];
    auto const workbook = read(file(book));
    REQUIRE(workbook);
    auto const& sheet = workbook->sheets[0];
    CHECK(sheet.merges == std::vector<CellRange>{{{0, 2}, {1, 4}}});
    CHECK(sheet.hidden_rows == std::vector<Span>{{2, 3}, {5, 5}});
    CHECK(sheet.hidden_columns == std::vector<Span>{{1, 2}});
}

TEST_CASE("Fonts of single letters and phonetic guides are no part of a text", "[workbook][xlsb]")
{
    auto book = book_of(row(0) + cell(brt::cell_isst, 0, u32(0)));
    book.texts = shared_text(u"東京", u32(1) + u16(0) + u16(1) + wide(u"とうきょう") + u32(0));
    CHECK(cells_of(book) == "A1 s 東京\n");
}

TEST_CASE("Cells out of order are put in order, and the last of a place counts", "[workbook][xlsb]")
{
    CHECK(cells_of(book_of(row(5) + cell(brt::cell_rk, 1, one) + cell(brt::cell_rk, 0, one) +
                           row(1) + cell(brt::cell_rk, 0, one) +
                           cell(brt::cell_real, 0, real(2)))) == "A2 n 2.000000\n"
                                                                 "A6 n 1.000000\n"
                                                                 "B6 n 1.000000\n");
}

TEST_CASE("A sheet that is cut short is refused wherever the cut is", "[workbook][xlsb][F320]")
{
    auto const long_text = std::u16string(20000, u'ữ'); // its length takes three bytes
    auto book = book_of(row(0) + cell(brt::cell_st, 0, wide(long_text)) +
                        cell(brt::fmla_num, 1, real(1) + formula("")));
    auto const whole = book.sheets[0];
    REQUIRE(told(read(file(book))) == "read");
    auto const end = whole.size() - record(brt::end_sheet_data).size() - record(130).size();
    for (std::size_t length = 0; length <= end;
         length += length > 20 && length < end - 40 ? 997 : 1) {
        book.sheets[0] = whole.substr(0, length);
        INFO(length);
        REQUIRE(told(read(file(book))) == "F320");
    }
}

TEST_CASE("Records that are too short for their fields are refused", "[workbook][xlsb][F320]")
{
    auto const row_0 = row(0);
    for (auto const& part : {record(brt::row_hdr, u32(0)),
                             row_0 + record(brt::cell_rk, u32(0) + u32(0) + u16(0)),
                             row_0 + record(brt::cell_st, u32(0) + u32(0) + u32(5)),
                             row_0 + record(brt::cell_bool, u32(0) + u32(0)),
                             row_0 + record(brt::cell_blank, u32(0)),
                             cell(brt::cell_rk, 0, one), // before the first row
                             record(brt::col_info, u32(0) + u32(1)),
                             record(brt::merge_cell, u32(0) + u32(0) + u32(2) + u32(1))}) {
        CHECK(told(part) == "F320");
    }
    auto book = book_of("");
    book.texts = record(brt::sst_item, u8(0) + u32(9));
    CHECK(told(read(file(book))) == "F320");
    book = book_of("");
    book.styles = record(brt::fmt, u16(164) + u32(0x7fffffff));
    CHECK(told(read(file(book))) == "F320");
}

TEST_CASE("Cells outside the largest sheet are refused", "[workbook][xlsb][F310]")
{
    CHECK(told(row(max_rows - 1) + cell(brt::cell_rk, max_columns - 1, one)) == "read");
    CHECK(told(row(max_rows)) == "F310");
    CHECK(told(row(0xffffffff)) == "F310");
    CHECK(told(row(0) + cell(brt::cell_rk, max_columns, one)) == "F310");
    CHECK(told(row(0) + cell(brt::cell_rk, max_columns - 1, one) + record(13, u32(0) + one)) ==
          "F310");
    CHECK(told(record(brt::merge_cell, u32(0) + u32(max_rows) + u32(0) + u32(0))) == "F310");
    CHECK(told(record(brt::col_info, u32(0) + u32(max_columns) + u32(0) + u32(0) + u16(0))) ==
          "F310");
}

TEST_CASE("Values that cannot be are refused at their cell", "[workbook][xlsb][F311]")
{
    auto const infinity = std::numeric_limits<double>::infinity();
    auto const workbook = read(file(book_of(row(2) + cell(brt::cell_real, 1, real(infinity)))));
    REQUIRE_FALSE(workbook);
    CHECK(workbook.problem().say == say::cell_bad_value);
    CHECK(workbook.problem().args[1].value == "B3");

    auto const nan = std::numeric_limits<double>::quiet_NaN();
    CHECK(told(row(0) + cell(brt::fmla_num, 0, real(nan) + formula(""))) == "F311");
    CHECK(told(row(0) + cell(brt::cell_rk, 0, u32(0x7ff00000))) == "F311");
    CHECK(told(row(0) + cell(brt::cell_isst, 0, u32(0))) == "F311");
    CHECK(told(row(0) + cell(brt::cell_rk, 0, one, 1)) == "F311");
}

TEST_CASE("Half a pair of UTF-16 is a broken text", "[workbook][xlsb][F309]")
{
    CHECK(told(row(0) + cell(brt::cell_st, 0, wide(u"\xd83d"))) == "F309");
    CHECK(told(row(0) + cell(brt::cell_st, 0, wide(u"\xd83d\xde00"))) == "read");
}

TEST_CASE("The limits hold", "[workbook][xlsb][F405][F406]")
{
    auto const bytes =
        file(book_of(row(0) + cell(brt::cell_st, 0, wide(u"ữữữ")) + cell(brt::cell_rk, 1, one)));
    Limits limits;
    limits.cells = 2;
    limits.string = 9;
    CHECK(told(read(bytes, limits)) == "read");
    limits.cells = 1;
    CHECK(told(read(bytes, limits)) == "F405");
    limits.cells = 2;
    limits.string = 8;
    CHECK(told(read(bytes, limits)) == "F406");
}

TEST_CASE("Workbooks whose sheets are not there are refused", "[workbook][xlsb][F306]")
{
    auto book = book_of("");
    book.main = tab(u"a", u"rId1") + tab(u"b", u"rId9");
    CHECK(told(read(file(book))) == "F306");

    auto incomplete = parts(book_of(""));
    std::erase_if(incomplete, [](Part const& part) { return part.name.ends_with("sheet1.bin"); });
    CHECK(told(read(zip(incomplete))) == "F306");
}

TEST_CASE("One part cannot serve as many sheets", "[workbook][xlsb][F320]")
{
    auto book = book_of("");
    book.main = tab(u"a", u"rId1") + tab(u"b", u"rId1");
    CHECK(told(read(file(book))) == "F320");
    book.main.clear();
    for (int count = 0; count < 1000; ++count) {
        book.main += tab(u"a", u"rId1");
    }
    CHECK(told(read(file(book))) == "F320");
    book.main = record(131);
    CHECK(told(read(file(book))) == "F320");
}
