// The register as a workbook: codes that Excel takes for numbers, titles anywhere on any sheet.

#include "org/register.hpp"
#include "support/xlsx_builder.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

std::string text_cell(std::string const& where, std::string const& text)
{
    return "<c r=\"" + where + R"(" t="inlineStr"><is><t>)" + text + "</t></is></c>";
}

std::string cell(std::string const& where, std::string const& value, int style = 0)
{
    return "<c r=\"" + where + "\" s=\"" + std::to_string(style) + "\"><v>" + value + "</v></c>";
}

std::string titles(std::string const& row)
{
    return "<row r=\"" + row + "\">" + text_cell("B" + row, "Mã") + text_cell("C" + row, "Tên") +
           text_cell("D" + row, "Cấp") + text_cell("E" + row, "Mã cấp trên") +
           text_cell("F" + row, "Từ ngày") + "</row>";
}

/// A unit whose code, higher unit and first day are the cells given.
std::string unit(std::string const& row,
                 std::string const& code,
                 std::string const& parent,
                 std::string const& from = {})
{
    return "<row r=\"" + row + "\">" + code + text_cell("C" + row, "Đơn vị " + row) +
           text_cell("D" + row, "Cấp") + parent + from + "</row>";
}

Loaded<OrgTree> read(std::string const& rows)
{
    test::XlsxParts parts;
    parts.sheet_data = rows;
    parts.formats = R"(<numFmt numFmtId="164" formatCode="0000"/>)";
    parts.styles = R"(<xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/>)";
    auto const bytes = test::xlsx(parts);
    return parse_register_file(std::span<char const>(bytes), "don-vi.xlsx");
}

std::vector<std::string> faults(Loaded<OrgTree> const& loaded)
{
    std::vector<std::string> found;
    for (auto const& one : loaded.findings) {
        found.push_back(one.place.cell + " " + std::string(code(one.say)));
    }
    return found;
}

using Faults = std::vector<std::string>;

} // namespace

TEST_CASE("A register may be a sheet whose titles stand anywhere", "[org]")
{
    auto const loaded = read("<row r=\"1\">" + text_cell("A1", "DANH MỤC ĐƠN VỊ") + "</row>" +
                             titles("4") + unit("5", text_cell("B5", "01"), {}) +
                             unit("7", text_cell("B7", "0101"), text_cell("E7", "01")));
    REQUIRE(faults(loaded) == Faults{});
    REQUIRE(loaded);
    REQUIRE(loaded.value->unit(1).code == "0101");
    REQUIRE(loaded.value->unit(1).parent == 0);
    REQUIRE(loaded.value->unit(1).row == 7);
}

TEST_CASE("A code that is a number has the digits that the cell shows", "[org][C524][C525]")
{
    auto const shown = read(titles("1") + unit("2", cell("B2", "12", 1), {}));
    REQUIRE(shown.value->unit(0).code == "0012");

    auto const restored = read(titles("1") + unit("2", cell("B2", "1168053000000"), {}) +
                               unit("3", cell("B3", "1168053000001"), cell("E3", "1168053000000")));
    REQUIRE(faults(restored) == Faults{"B2 C524"});
    REQUIRE(restored.value->unit(1).code == "01168053000001");
    REQUIRE(restored.value->unit(1).parent == 0);

    auto const whole = read(titles("1") + unit("2", cell("B2", "38168053000001"), {}));
    REQUIRE(whole.findings.empty());
    REQUIRE(whole.value->unit(0).code == "38168053000001");

    auto const mixed = read(titles("1") + unit("2", text_cell("B2", "0012"), {}) +
                            unit("3", cell("B3", "13"), {}));
    REQUIRE(faults(mixed) == Faults{"B3 C525"});
    REQUIRE(mixed.value->unit(1).code == "13");
}

TEST_CASE("Dates of a sheet are dates, also where a year was typed into one", "[org][C514][C515]")
{
    auto const rows = titles("1") + unit("2", text_cell("B2", "A"), {}, cell("F2", "45839", 2)) +
                      unit("3", text_cell("B3", "B"), {}, cell("F3", "2025", 2)) +
                      unit("4", text_cell("B4", "C"), {}, cell("F4", "2025"));
    auto const loaded = read(rows);
    REQUIRE(faults(loaded) == Faults{"F3 C515"});
    REQUIRE(loaded.value->spells(0).front().from->text() == "2025-07-01");
    REQUIRE(loaded.value->spells(1).front().from->text() == "2025-01-01");
    REQUIRE(loaded.value->spells(2).front().from->text() == "2025-01-01");
    REQUIRE(faults(read(titles("1") + unit("2", text_cell("B2", "A"), {}, cell("F2", "45839")))) ==
            Faults{"F2 C514"});
}

TEST_CASE("A formula that gives an error is no code", "[org][C527]")
{
    REQUIRE(faults(read(titles("1") +
                        unit("2", text_cell("B2", "A"), R"(<c r="E2" t="e"><v>#REF!</v></c>)"))) ==
            Faults{"E2 C527"});
}

TEST_CASE("Faults of a sheet are told with its cells", "[org][C504]")
{
    auto const loaded = read(titles("1") + unit("2", text_cell("B2", "A"), text_cell("E2", "X")));
    REQUIRE(faults(loaded) == Faults{"E2 C504"});
    REQUIRE(loaded.findings[0].place.sheet == "Biểu 1");
}

TEST_CASE("A stray cell far to the right makes no wide rows", "[org]")
{
    REQUIRE(read(titles("1") + "<row r=\"2\">" + text_cell("B2", "A") + text_cell("C2", "Một") +
                 text_cell("D2", "x") + text_cell("XFD2", "?") + "</row>"));
}

TEST_CASE("A workbook without any titles, or that is none, is refused", "[org][C511]")
{
    REQUIRE(faults(read("<row r=\"1\">" + text_cell("A1", "Xin chào") + "</row>")) ==
            Faults{"A1 C511"});
    auto const none =
        parse_register_file(std::span<char const>("PK\3\4 không phải", 12), "don-vi.xlsx");
    REQUIRE_FALSE(none);
    REQUIRE(code(none.findings.at(0).say).starts_with("F"));
}
