#include "base/catalogue/files.hpp"
#include "support/xls_builder.hpp"
#include "workbook/read.hpp"

#include <catch2/catch.hpp>

#include <limits>

using namespace gopbieu;
using namespace gopbieu::test;
using namespace std::string_literals;

namespace {

Result<Workbook> read(std::string const& bytes, ReadOptions const& options = {})
{
    return read_workbook(std::span(bytes.data(), bytes.size()), options);
}

Result<Workbook> read_cells(std::vector<Record> cells, std::vector<Record> globals = {})
{
    DraftXls draft;
    draft.globals = std::move(globals);
    draft.sheets.push_back({u"Biểu 1", std::move(cells)});
    return read(draft.file());
}

// "A1 number 1, B1 text Xã" …: what a sheet holds, for one comparison.
std::string shown(Workbook const& workbook, std::size_t sheet = 0)
{
    std::string out;
    for (auto const& cell : workbook.sheets[sheet].cells) {
        out += out.empty() ? "" : ", ";
        out += to_a1(cell.where());
        switch (cell.kind) {
        case CellKind::empty:
            out += " nothing";
            break;
        case CellKind::number:
            out += " number " + std::to_string(cell.number);
            break;
        case CellKind::date:
            out += " date " + serial_to_iso(cell.number).value_or("?");
            break;
        case CellKind::boolean:
            out += cell.number != 0 ? " true" : " false";
            break;
        case CellKind::text:
            out += " text " + std::string(workbook.text(cell));
            break;
        case CellKind::error:
            out += " error " + std::string(workbook.text(cell));
            break;
        }
    }
    return out;
}

Problem problem_of(std::vector<Record> cells, std::vector<Record> globals = {})
{
    auto const workbook = read_cells(std::move(cells), std::move(globals));
    REQUIRE_FALSE(workbook);
    return workbook.problem();
}

Record sst(std::string const& strings, std::uint32_t claimed = 1)
{
    return {0x00fc, Bytes().u32(claimed).u32(claimed).raw(strings)};
}

std::string cached(double value)
{
    return Bytes().f64(value);
}

std::string cached_kind(unsigned kind, unsigned value = 0)
{
    return Bytes().u8(kind).u8(0).u8(value).u8(0).u16(0).u16(0xffff);
}

} // namespace

TEST_CASE("A1: cells of every kind are read from BIFF8", "[workbook][xls][A1]")
{
    auto const workbook = read_cells(
        {number_cell(0, 0, 12.5),
         text_cell(0, 1, u"Chi bộ"),
         {0x0205, Bytes().u16(0).u16(2).u16(0).u8(1).u8(0)},
         {0x0205, Bytes().u16(0).u16(3).u16(0).u8(0x17).u8(1)},
         {0x027e, Bytes().u16(1).u16(0).u16(0).u32((1234U << 2U) | 3U)},
         {0x027e, Bytes().u16(1).u16(1).u16(0).u32(0xfffffff6U)},
         {0x00bd, Bytes().u16(2).u16(1).u16(0).u32(0x3ff00000).u16(0).u32((7U << 2U) | 2U).u16(2)},
         {0x0201, Bytes().u16(3).u16(0).u16(0)}});
    REQUIRE(workbook);
    REQUIRE(workbook->kind == FileKind::xls);
    REQUIRE(workbook->sheets[0].name == "Biểu 1");
    REQUIRE(shown(*workbook) ==
            "A1 number 12.500000, B1 text Chi bộ, C1 true, D1 error #REF!, A2 number 12.340000, "
            "B2 number -3.000000, B3 number 1.000000, C3 number 7.000000");
}

TEST_CASE("Sheets keep order and visibility, charts are no sheets", "[workbook][xls]")
{
    DraftXls draft;
    draft.sheets = {{u"Một", {number_cell(0, 0, 1)}},
                    {u"Đồ thị", {}, 0, 2},
                    {u"Hai", {number_cell(0, 0, 2)}, 1},
                    {u"Ba", {number_cell(0, 0, 3)}, 2}};
    auto const workbook = read(draft.file());
    REQUIRE(workbook);
    REQUIRE(workbook->sheets.size() == 3);
    REQUIRE(workbook->sheets[1].name == "Hai");
    REQUIRE(workbook->sheets[1].visibility == Visibility::hidden);
    REQUIRE(workbook->sheets[2].visibility == Visibility::very_hidden);
    REQUIRE(shown(*workbook, 2) == "A1 number 3.000000");
}

TEST_CASE("Shared strings run on over CONTINUE records that change the width", "[workbook][xls]")
{
    // "Huyện ủy" in two bytes a character, cut after "Huy"; the rest of the ASCII in one byte.
    Bytes first;
    first.u16(5).u8(1).utf16(u"Huy");
    Bytes second;
    second.u8(0).raw("en").u16(2).u8(0).raw("uy");
    auto const workbook = read_cells({shared_text_cell(0, 0, 0), shared_text_cell(0, 1, 1)},
                                     {sst(first, 2), {0x003c, second}});
    REQUIRE(workbook);
    REQUIRE(shown(*workbook) == "A1 text Huyen, B1 text uy");
}

TEST_CASE("Rich runs and phonetic hints of shared strings are left out", "[workbook][xls]")
{
    Bytes strings;
    strings.u16(2).u8(0x0d).u16(1).u32(3).utf16(u"Xã").raw("runs").raw("pho");
    strings.u16(1).u8(0).raw("b");
    auto const workbook =
        read_cells({shared_text_cell(0, 0, 0), shared_text_cell(0, 1, 1)}, {sst(strings, 99)});
    REQUIRE(workbook);
    REQUIRE(shown(*workbook) == "A1 text Xã, B1 text b");
}

TEST_CASE("Decomposed letters of a cell come out composed", "[workbook][xls]")
{
    auto const workbook = read_cells({text_cell(0, 0, u"Xa\u0303")});
    REQUIRE(workbook);
    REQUIRE(shown(*workbook) == "A1 text Xã");
}

TEST_CASE("A shared string that does not exist is named with its cell", "[workbook][xls][F311]")
{
    auto const problem =
        problem_of({shared_text_cell(4, 1, 7)}, {sst(Bytes().u16(1).u8(0).raw("a"))});
    REQUIRE(problem.say == say::cell_bad_value);
    REQUIRE(problem.args[1].value == "B5");
}

TEST_CASE("A string table that is cut short loses only what is cut off", "[workbook][xls]")
{
    auto const table = sst(Bytes().u16(1).u8(0).raw("a").u16(500).u8(1).raw("abc"), 2);
    auto const workbook = read_cells({shared_text_cell(0, 0, 0)}, {table});
    REQUIRE(workbook);
    REQUIRE(shown(*workbook) == "A1 text a");
    REQUIRE(problem_of({shared_text_cell(0, 0, 1)}, {table}).say == say::cell_bad_value);
}

TEST_CASE("Half a surrogate pair is a broken text", "[workbook][xls][F309]")
{
    REQUIRE(problem_of({text_cell(0, 0, u"a\xd800")}).say == say::text_broken);
}

TEST_CASE("Numbers that are no numbers are a problem", "[workbook][xls][F311]")
{
    auto const problem = problem_of({number_cell(0, 0, std::numeric_limits<double>::infinity())});
    REQUIRE(problem.say == say::cell_bad_value);
    REQUIRE(problem.args[2].value == "inf");
    REQUIRE(problem_of({{0x027e, Bytes().u16(0).u16(0).u16(0).u32(0x7ff80000)}}).say ==
            say::cell_bad_value);
}

TEST_CASE("A number whose format is a date is a date", "[workbook][xls]")
{
    std::vector<Record> const globals{
        {0x041e, Bytes().u16(164).text16(u"dd/mm/yyyy")}, style(0), style(164), style(14)};
    auto const workbook = read_cells(
        {number_cell(0, 0, 45270), number_cell(0, 1, 45270, 1), number_cell(0, 2, 45270, 2)},
        globals);
    REQUIRE(workbook);
    REQUIRE(shown(*workbook) == "A1 number 45270.000000, B1 date 2023-12-10, C1 date 2023-12-10");
}

TEST_CASE("Dates of the 1904 system are moved to the 1900 system", "[workbook][xls]")
{
    auto const workbook =
        read_cells({number_cell(0, 0, 43808, 1)}, {{0x0022, Bytes().u16(1)}, style(0), style(14)});
    REQUIRE(workbook);
    REQUIRE(workbook->date_1904);
    REQUIRE(shown(*workbook) == "A1 date 2023-12-10");
}

TEST_CASE("Formulas bring their cached value, and text beside it", "[workbook][xls]")
{
    auto const sum =
        Bytes().u8(0x25).u16(0).u16(2).u16(0xc000).u16(0xc000).u8(0x19).u8(0x10).u16(0).str();
    auto const workbook = read_cells({formula_cell(0, 1, cached(6), sum),
                                      formula_cell(1, 1, cached_kind(1, 1), "\x1d\x01"),
                                      formula_cell(2, 1, cached_kind(2, 0x07), "\x1c\x07"),
                                      formula_cell(3, 1, cached_kind(3), "\x17"s + "\0\0"s),
                                      formula_cell(4, 1, cached_kind(0), "\x1e\x05\0"s),
                                      {0x0207, Bytes().text16(u"năm")},
                                      formula_cell(5, 1, cached_kind(0), "\x1e\x05\0"s)});
    REQUIRE(workbook);
    REQUIRE(shown(*workbook) == "B1 number 6.000000, B2 true, B3 error #DIV/0!, B4 text , "
                                "B5 text năm, B6 nothing");
    auto const& sheet = workbook->sheets[0];
    REQUIRE(formula_text(sheet, sheet.cells[0]) == "SUM(A1:A3)");
    REQUIRE(formula_text(sheet, sheet.cells[1]) == "TRUE");
    REQUIRE(formula_text(sheet, sheet.cells[2]) == "#DIV/0!");
    REQUIRE(formula_text(sheet, sheet.cells[3]) == "\"\"");
}

TEST_CASE("A shared formula is written out for each of its cells", "[workbook][xls]")
{
    auto const follows = Bytes().u8(0x01).u16(0).u16(1).str();
    // One to the left, times two.
    auto const shared = Bytes().u8(0x4c).u16(0).u16(0xc0ff).u8(0x1e).u16(2).u8(0x05).str();
    auto const workbook = read_cells({formula_cell(0, 1, cached(2), follows),
                                      {0x04bc,
                                       Bytes()
                                           .u16(0)
                                           .u16(1)
                                           .u8(1)
                                           .u8(1)
                                           .u16(2)
                                           .u16(static_cast<unsigned>(shared.size()))
                                           .raw(shared)},
                                      formula_cell(1, 1, cached(4), follows)});
    REQUIRE(workbook);
    auto const& sheet = workbook->sheets[0];
    REQUIRE(formula_text(sheet, sheet.cells[0]) == "A1*2");
    REQUIRE(formula_text(sheet, sheet.cells[1]) == "A2*2");
}

TEST_CASE("A formula with an unknown part keeps its value and has no text", "[workbook][xls]")
{
    auto const workbook = read_cells({formula_cell(0, 0, cached(1), "\x21\xff\xff"s),
                                      formula_cell(0, 1, cached(2), "\x03"s),
                                      formula_cell(0, 2, cached(3), "\x24\x01"s)});
    REQUIRE(workbook);
    auto const& sheet = workbook->sheets[0];
    REQUIRE(sheet.cells.size() == 3);
    for (auto const& cell : sheet.cells) {
        REQUIRE(cell.formula != 0);
        REQUIRE(formula_text(sheet, cell).empty());
    }
}

TEST_CASE("References to other sheets and names are written out", "[workbook][xls]")
{
    DraftXls draft;
    auto const area = Bytes().u8(0x3b).u16(0).u16(1).u16(2).u16(0).u16(3).str();
    draft.globals = {{0x01ae, Bytes().u16(2).u16(0x0401)},
                     {0x0017, Bytes().u16(1).u16(0).u16(1).u16(1)},
                     {0x0018,
                      Bytes()
                          .u16(0x20)
                          .u8(0)
                          .u8(1)
                          .u16(static_cast<unsigned>(area.size()))
                          .u16(0)
                          .u16(2)
                          .u32(0)
                          .u8(0)
                          .u8(6)
                          .raw(area)}};
    draft.sheets = {
        {u"Một", {formula_cell(0, 0, cached(1), Bytes().u8(0x5a).u16(0).u16(4).u16(0xc002))}},
        {u"Biểu số 2", {}}};
    auto const workbook = read(draft.file());
    REQUIRE(workbook);
    auto const& sheet = workbook->sheets[0];
    REQUIRE(formula_text(sheet, sheet.cells[0]) == "'Biểu số 2'!C5");
    REQUIRE(workbook->names.size() == 1);
    REQUIRE(workbook->names[0].name == "_xlnm.Print_Area");
    REQUIRE(workbook->names[0].sheet == 1);
    REQUIRE(workbook->names[0].refers_to == "'Biểu số 2'!$A$2:$D$3");
}

TEST_CASE("Merges and hidden rows and columns are kept", "[workbook][xls]")
{
    auto const row = [](unsigned number, unsigned flags) {
        return Record{0x0208,
                      Bytes().u16(number).u16(0).u16(1).u16(255).u16(0).u16(0).u16(flags).u16(15)};
    };
    auto const workbook = read_cells(
        {{0x007d, Bytes().u16(2).u16(256).u16(2048).u16(15).u16(1).u16(0)},
         row(3, 0x120),
         row(4, 0x120),
         row(6, 0x100),
         {0x00e5, Bytes().u16(2).u16(0).u16(1).u16(0).u16(3).u16(9).u16(1).u16(0).u16(0)}});
    REQUIRE(workbook);
    auto const& sheet = workbook->sheets[0];
    REQUIRE(sheet.hidden_rows == std::vector<Span>{{3, 4}});
    REQUIRE(sheet.hidden_columns == std::vector<Span>{{2, 255}});
    REQUIRE(sheet.merges.size() == 1);
    REQUIRE(to_a1(sheet.merges[0]) == "A1:D2");
}

TEST_CASE("A2: texts of Excel 5.0/95 are read by their code page", "[workbook][xls][A2]")
{
    DraftXls draft;
    draft.version = 0x0500;
    draft.globals = {{0x0042, Bytes().u16(1258)}};
    // "Xã" as windows-1258 has it: a letter and a combining tilde.
    draft.sheets = {{u"Bieu", {{0x0204, Bytes().u16(0).u16(0).u16(0).u16(3).raw("Xa\xde")}}}};
    auto const workbook = read(draft.file());
    REQUIRE(workbook);
    REQUIRE(shown(*workbook) == "A1 text Xã");
    draft.globals = {{0x0042, Bytes().u16(4711)}};
    REQUIRE(read(draft.file()).problem().say == say::xls_code_page);
}

#if __has_include(<iconv.h>)
TEST_CASE("Texts in code pages of East Asia are read, half letters are not", "[workbook][xls]")
{
    DraftXls draft;
    draft.version = 0x0500;
    draft.globals = {{0x0042, Bytes().u16(932)}};
    draft.sheets = {
        {u"A", {{0x0204, Bytes().u16(0).u16(0).u16(0).u16(4).raw("\x93\xfa\x96\x7b")}}}};
    auto const workbook = read(draft.file());
    REQUIRE(workbook);
    REQUIRE(shown(*workbook) == "A1 text 日本");
    draft.sheets[0].records = {{0x0204, Bytes().u16(0).u16(0).u16(0).u16(1).raw("\x93")}};
    REQUIRE(read(draft.file()).problem().say == say::text_broken);
}
#endif

TEST_CASE("A stream of Excel 2.1 without a container is read", "[workbook][xls]")
{
    auto const bytes = records({{0x0009, Bytes().u16(2).u16(0x10)},
                                {0x0004, Bytes().u16(0).u16(0).u8(0).u16(0).u8(2).raw("So")},
                                {0x0003, Bytes().u16(0).u16(1).u8(0).u16(0).f64(7)},
                                {0x0002, Bytes().u16(0).u16(2).u8(0).u16(0).u16(9)},
                                {0x000a, ""}});
    auto const workbook = read(bytes);
    REQUIRE(workbook);
    REQUIRE(shown(*workbook) == "A1 text So, B1 number 7.000000, C1 number 9.000000");
}

TEST_CASE("A4: a workbook under a password is named as such", "[workbook][xls][A4][F201]")
{
    REQUIRE(
        problem_of({}, {{0x002f, Bytes().u16(1).u16(1).u16(1).raw(std::string(48, 'x'))}}).say ==
        say::kind_encrypted);
}

TEST_CASE("A file that ends inside a sheet is a problem", "[workbook][xls][F308]")
{
    DraftXls draft;
    draft.sheets = {{u"Một", {number_cell(0, 0, 1), number_cell(1, 0, 1)}}};
    auto const whole = draft.stream();
    for (std::size_t const cut : {1U, 4U, 10U, 20U, 40U, 60U}) {
        auto const workbook = read(whole.substr(0, whole.size() - cut));
        REQUIRE_FALSE(workbook);
        REQUIRE(workbook.problem().say == say::biff_damaged);
    }
}

TEST_CASE("A sheet that is not where the list says is a problem", "[workbook][xls][F308]")
{
    auto bytes = records({{0x0809, Bytes().u16(0x600).u16(5).u32(0).u32(0)},
                          {0x0085, Bytes().u32(0x7fffffff).u16(0).text8(u"Một")},
                          {0x000a, ""}});
    REQUIRE(read(bytes).problem().say == say::biff_damaged);
}

TEST_CASE("Thousands of sheets upon the same bytes end in a problem", "[workbook][xls][F308]")
{
    std::vector<Record> sheets{{0x0809, Bytes().u16(0x600).u16(5).u32(0).u32(0)}};
    for (int number = 0; number < 1000; ++number) {
        sheets.push_back({0x0085, Bytes().u32(0).u16(0).text8(u"Một")});
    }
    sheets.push_back({0x000a, ""});
    REQUIRE(read(records(sheets)).problem().say == say::biff_damaged);
}

TEST_CASE("Cells beyond the last column and beyond the limit are problems", "[workbook][xls]")
{
    REQUIRE(problem_of({number_cell(0, 20000, 1)}).say == say::cell_out_of_range);
    DraftXls draft;
    draft.sheets = {{u"Một", {number_cell(0, 0, 1)}}, {u"Hai", {number_cell(0, 0, 1)}}};
    ReadOptions options;
    options.limits.cells = 1;
    REQUIRE(read(draft.file(), options).problem().say == say::limit_cells);
}

TEST_CASE("Records that are too short or lie about their counts do no harm", "[workbook][xls]")
{
    REQUIRE(problem_of({{0x0203, "abc"}}).say == say::biff_damaged);
    REQUIRE(problem_of({{0x00bd, "abc"}}).say == say::biff_damaged);
    REQUIRE(problem_of({{0x0204, Bytes().u16(0).u16(0).u16(0).u16(60000).u8(1).raw("ab")}}).say ==
            say::biff_damaged);
    ReadOptions options;
    options.depth = Depth::looks;
    std::vector<Record> cells;
    for (unsigned id = 0; id < 0x0900; ++id) {
        bool const cell = id < 0x10 || (id >= 0x200 && id < 0x210) || id == 0x27e || id == 0xbd ||
                          id == 0xd6 || id == 0xfd || id == 0x406 || id == 0x809;
        if (!cell) {
            cells.push_back({id, "\xff\xff\xff"});
        }
    }
    DraftXls draft;
    draft.sheets = {{u"Một", cells}};
    REQUIRE(read(draft.file(), options));
}

TEST_CASE("More shared strings than a workbook may have cells are a problem", "[workbook][xls]")
{
    DraftXls draft;
    draft.globals = {sst(Bytes().raw(std::string(30, '\0')))}; // ten empty strings
    draft.sheets = {{u"Một", {}}};
    REQUIRE(read(draft.file()));
    ReadOptions options;
    options.limits.cells = 9;
    REQUIRE(read(draft.file(), options).problem().say == say::limit_cells);
}
