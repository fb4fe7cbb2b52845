#include "support/xls_builder.hpp"
#include "workbook/read.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;
using namespace gopbieu::test;
using namespace std::string_literals;

namespace {

Workbook read_looks(std::vector<Record> cells, std::vector<Record> globals = {})
{
    DraftXls draft;
    draft.globals = std::move(globals);
    draft.sheets.push_back({u"Biểu", std::move(cells)});
    auto const bytes = draft.file();
    ReadOptions options;
    options.depth = Depth::looks;
    auto workbook = read_workbook(std::span(bytes.data(), bytes.size()), options);
    REQUIRE(workbook);
    return std::move(*workbook);
}

Record font(std::u16string_view name, unsigned color, unsigned weight)
{
    return {0x0031,
            Bytes().u16(280).u16(2).u16(color).u16(weight).u16(0).u8(1).u8(0).u8(163).u8(0).text8(
                name)};
}

} // namespace

TEST_CASE("Fonts, borders and fills of a cell are found through its style", "[workbook][xls]")
{
    // Centred and wrapped, thin left line, double bottom line, solid fill in the palette's third.
    Record const cell_style{0x00e0,
                            Bytes()
                                .u16(1)
                                .u16(0)
                                .u16(0)
                                .u8(0x1a)
                                .u8(135)
                                .u8(2)
                                .u8(0)
                                .u32(1U | (6U << 12U) | (8U << 16U))
                                .u32((10U << 7U) | (1U << 26U))
                                .u16(10U | (65U << 7U))};
    auto const workbook = read_looks({{0x0201, Bytes().u16(0).u16(0).u16(1)}},
                                     {font(u"Times New Roman", 0x7fff, 400),
                                      font(u".VnTime", 10, 700),
                                      style(0),
                                      cell_style,
                                      {0x0092, Bytes().u16(3).u32(0).u32(0).u32(0x00302010)}});
    auto const& looks = *workbook.looks;
    REQUIRE(workbook.sheets[0].cells.size() == 1);
    auto const& found = looks.styles[workbook.sheets[0].cells[0].style];
    REQUIRE(looks.fonts[found.font].name == ".VnTime");
    REQUIRE(looks.fonts[found.font].size == 14);
    REQUIRE(looks.fonts[found.font].bold);
    REQUIRE(looks.fonts[found.font].italic);
    REQUIRE(looks.fonts[found.font].underline == Underline::single);
    REQUIRE(looks.fonts[found.font].color == Color(0x102030));
    REQUIRE_FALSE(looks.fonts[0].color);
    REQUIRE(found.alignment.horizontal == Horizontal::center);
    REQUIRE(found.alignment.vertical == Vertical::center);
    REQUIRE(found.alignment.wrap);
    REQUIRE(found.alignment.rotation == -45);
    REQUIRE(found.alignment.indent == 2);
    REQUIRE_FALSE(found.locked);
    REQUIRE(looks.borders[found.border].left.style == 1);
    REQUIRE(looks.borders[found.border].left.color == Color(0));
    REQUIRE(looks.borders[found.border].bottom.style == 6);
    REQUIRE(looks.borders[found.border].bottom.color == Color(0x102030));
    REQUIRE(looks.fills[found.fill].pattern == 1);
    REQUIRE(looks.fills[found.fill].foreground == Color(0x102030));
}

TEST_CASE("Widths, heights, page and panes of a sheet are read", "[workbook][xls]")
{
    auto const workbook = read_looks(
        {{0x007d, Bytes().u16(0).u16(1).u16(12 * 256).u16(0).u16(2).u16(0)},
         {0x0208, Bytes().u16(5).u16(0).u16(1).u16(600).u16(0).u16(0).u16(0x140).u16(15)},
         {0x0014, Bytes().text16(u"&CTỉnh ủy")},
         {0x0026, Bytes().f64(0.5)},
         {0x0083, Bytes().u16(1)},
         {0x0081, Bytes().u16(0x1c1)},
         {0x001b, Bytes().u16(1).u16(40).u16(0).u16(255)},
         {0x00a1,
          Bytes()
              .u16(9)
              .u16(80)
              .u16(1)
              .u16(1)
              .u16(0)
              .u16(0)
              .u16(600)
              .u16(600)
              .f64(0.25)
              .f64(0.2)
              .u16(1)},
         {0x023e, Bytes().u16(0x1ae).u16(0).u16(0).u32(64)},
         {0x0041, Bytes().u16(2).u16(7).u16(7).u16(2).u16(0)},
         {0x0012, Bytes().u16(1)}});
    auto const& looks = *workbook.sheets[0].looks;
    REQUIRE(looks.columns.size() == 1);
    REQUIRE(looks.columns[0].width == 12);
    REQUIRE(looks.columns[0].columns == Span{0, 1});
    REQUIRE(looks.rows.size() == 1);
    REQUIRE(looks.rows[0].height == 30);
    REQUIRE(looks.rows[0].custom_height);
    REQUIRE(looks.page.header_text == "&CTỉnh ủy");
    REQUIRE(looks.page.left == 0.5);
    REQUIRE(looks.page.header == 0.25);
    REQUIRE(looks.page.center_horizontally);
    REQUIRE(looks.page.fit_to_page);
    REQUIRE(looks.page.fit_width == 1);
    REQUIRE(looks.page.fit_height == 0);
    REQUIRE(looks.page.paper == 9);
    REQUIRE(looks.page.landscape);
    REQUIRE(looks.page.scale == 80);
    REQUIRE(looks.page.row_breaks == std::vector<std::uint32_t>{40});
    REQUIRE(looks.panes.frozen_rows == 7);
    REQUIRE(looks.panes.frozen_columns == 2);
    REQUIRE(looks.protection.on);
}

TEST_CASE("A comment's text is found in its drawing object", "[workbook][xls]")
{
    auto const workbook =
        read_looks({{0x005d, Bytes().u16(0x15).u16(18).u16(25).u16(3).raw(std::string(14, '\0'))},
                    {0x01b6, Bytes().u32(0).u32(0).u16(0).u16(4).u16(0).u32(0)},
                    {0x003c, Bytes().u8(1).utf16(u"Xã ơ")},
                    {0x003c, Bytes().u16(0).u16(0)},
                    {0x001c, Bytes().u16(2).u16(1).u16(2).u16(3).text16(u"Cán bộ")}});
    auto const& comments = workbook.sheets[0].looks->comments;
    REQUIRE(comments.size() == 1);
    REQUIRE(to_a1(comments[0].where) == "B3");
    REQUIRE(comments[0].author == "Cán bộ");
    REQUIRE(comments[0].text == "Xã ơ");
    REQUIRE(comments[0].visible);
}

TEST_CASE("A validation list and a conditional format are read", "[workbook][xls]")
{
    auto const list = Bytes().u8(0x17).u8(3).u8(0).raw("a\0b"s).str();
    Bytes rule;
    rule.u32(3U | 0x80U | 0x100U | 0x80000U);
    for (auto const* text : {u"Chọn", u"Sai", u"Một trong", u"Không đúng"}) {
        rule.text16(text);
    }
    rule.u16(static_cast<unsigned>(list.size())).u16(0).raw(list).u16(0).u16(0);
    rule.u16(1).u16(1).u16(9).u16(2).u16(2);
    auto const five = Bytes().u8(0x1e).u16(5).str();
    auto const workbook = read_looks(
        {{0x01be, rule},
         {0x01b0,
          Bytes().u16(1).u16(0).raw(std::string(8, '\0')).u16(1).u16(0).u16(4).u16(1).u16(1)},
         {0x01b1,
          Bytes().u8(1).u8(5).u16(3).u16(0).u32(1U << 29U).u16(0).u16(0).u16(13U << 7U).raw(
              five)}});
    auto const& looks = *workbook.sheets[0].looks;
    REQUIRE(looks.validations.size() == 1);
    REQUIRE(looks.validations[0].type == "list");
    REQUIRE(looks.validations[0].formula1 == "\"a,b\"");
    REQUIRE(looks.validations[0].error_text == "Không đúng");
    REQUIRE(to_a1(looks.validations[0].ranges[0]) == "C2:C10");
    REQUIRE(looks.conditional_formats.size() == 1);
    REQUIRE(looks.conditional_formats[0].op == "greaterThan");
    REQUIRE(looks.conditional_formats[0].formulas == std::vector<std::string>{"5"});
    REQUIRE(workbook.looks->overlays[0].fill->foreground == Color(0xffff00));
}
