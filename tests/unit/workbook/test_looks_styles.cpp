#include "base/catalogue/files.hpp"
#include "workbook/xlsx/looks_rich_text.hpp"
#include "workbook/xlsx/looks_styles.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

Looks looks_of(std::string const& inside, ColorTables colors = {})
{
    Looks looks;
    auto const trouble =
        read_style_looks("<styleSheet>" + inside + "</styleSheet>", colors, {}, looks);
    REQUIRE_FALSE(trouble);
    return looks;
}

Trouble trouble_of(std::string const& inside)
{
    Looks looks;
    ColorTables colors;
    return read_style_looks("<styleSheet>" + inside + "</styleSheet>", colors, {}, looks);
}

} // namespace

TEST_CASE("A font is read with all its marks", "[workbook][looks]")
{
    auto const looks = looks_of(R"(<fonts><font><b/><i val="1"/><strike val="0"/><u/>
        <vertAlign val="superscript"/><sz val="13"/><color rgb="FFC00000"/>
        <name val="Times New Roman"/><family val="1"/><charset val="163"/></font>
        <font><u val="doubleAccounting"/><shadow/><outline/></font></fonts>)");
    REQUIRE(looks.fonts.size() == 2);
    Font expected;
    expected.name = "Times New Roman";
    expected.size = 13;
    expected.bold = expected.italic = true;
    expected.underline = Underline::single;
    expected.script = Script::superscript;
    expected.color = 0xC00000;
    expected.family = 1;
    expected.charset = 163;
    CHECK(looks.fonts[0] == expected);
    CHECK(looks.fonts[1].underline == Underline::double_accounting);
    CHECK(looks.fonts[1].shadow);
    CHECK(looks.fonts[1].outline);
}

TEST_CASE("A font marked as the theme's is drawn in the theme's typeface", "[workbook][looks]")
{
    ColorTables colors;
    colors.theme.minor_fonts = {"Cambria", "Arial"};
    auto const looks = looks_of(R"(<fonts>
        <font><name val="Tahoma"/><scheme val="minor"/></font>
        <font><name val="Arial"/><scheme val="minor"/></font>
        <font><name val="Tahoma"/></font></fonts>)",
                                colors);
    REQUIRE(looks.fonts.size() == 3);
    CHECK(looks.fonts[0].name == "Cambria");
    CHECK(looks.fonts[1].name == "Arial");
    CHECK(looks.fonts[2].name == "Tahoma");
}

TEST_CASE("Fills are patterns with two colours, or gradients", "[workbook][looks]")
{
    auto const looks = looks_of(R"(<fills><fill><patternFill patternType="none"/></fill>
        <fill><patternFill patternType="gray125"/></fill>
        <fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/><bgColor indexed="64"/>
        </patternFill></fill>
        <fill><gradientFill degree="90"><stop position="0"><color rgb="FF00B050"/></stop>
        <stop position="1"><color rgb="FFFFFFFF"/></stop></gradientFill></fill></fills>)");
    REQUIRE(looks.fills.size() == 4);
    CHECK(looks.fills[0] == Fill{});
    CHECK(looks.fills[1] == Fill{17, {}, {}, false});
    CHECK(looks.fills[2] == Fill{1, 0xFFFF00, {}, false});
    CHECK(looks.fills[3] == Fill{1, 0x00B050, 0xFFFFFF, true});
}

TEST_CASE("Borders are read line by line, also under their names for both directions",
          "[workbook][looks]")
{
    auto const looks = looks_of(R"(<borders><border diagonalUp="1">
        <start style="thin"><color auto="1"/></start>
        <right style="slantDashDot"><color rgb="FFFF0000"/></right>
        <top style="double"/><bottom style="no such line"/>
        <diagonal style="hair"/></border></borders>)");
    REQUIRE(looks.borders.size() == 1);
    auto const& border = looks.borders[0];
    CHECK(border.left == BorderLine{1, {}});
    CHECK(border.right == BorderLine{13, 0xFF0000});
    CHECK(border.top == BorderLine{6, {}});
    CHECK(border.bottom == BorderLine{0, {}});
    CHECK(border.diagonal == BorderLine{7, {}});
    CHECK(border.diagonal_up);
    CHECK_FALSE(border.diagonal_down);
}

TEST_CASE("A cell style stands for itself, whatever the named style and the apply marks say",
          "[workbook][looks]")
{
    auto const looks = looks_of(R"(<fonts><font/><font/></fonts>
        <cellStyleXfs><xf fontId="1"><alignment horizontal="center"/></xf></cellStyleXfs>
        <cellXfs><xf fontId="0" xfId="0"/>
        <xf fontId="1" xfId="0" applyFont="0" applyAlignment="0" quotePrefix="1">
        <alignment horizontal="centerContinuous" vertical="top" wrapText="1" indent="2"
          shrinkToFit="1" readingOrder="1"/>
        <protection locked="0" hidden="1"/></xf></cellXfs>)");
    REQUIRE(looks.styles.size() == 2);
    CHECK(looks.styles[0] == CellStyle{});
    auto const& style = looks.styles[1];
    CHECK(style.font == 1);
    CHECK(style.alignment.horizontal == Horizontal::center_across);
    CHECK(style.alignment.vertical == Vertical::top);
    CHECK(style.alignment.wrap);
    CHECK(style.alignment.shrink);
    CHECK(style.alignment.indent == 2);
    CHECK(style.alignment.reading_order == 1);
    CHECK_FALSE(style.locked);
    CHECK(style.formula_hidden);
    CHECK(style.quote_prefix);
}

TEST_CASE("Text turned down counts negative degrees, stacked letters 255", "[workbook][looks]")
{
    auto const [written, degrees] = GENERATE(table<std::string, int>(
        {{"45", 45}, {"90", 90}, {"91", -1}, {"180", -90}, {"255", 255}, {"200", 0}, {"-7", 0}}));
    auto const looks =
        looks_of("<cellXfs><xf><alignment textRotation=\"" + written + "\"/></xf></cellXfs>");
    CHECK(looks.styles[0].alignment.rotation == degrees);
}

TEST_CASE("A workbook's own palette counts, though it stands behind its use", "[workbook][looks]")
{
    auto const looks = looks_of(R"(<fonts><font><color indexed="9"/></font></fonts>
        <colors><indexedColors><rgbColor rgb="00000000"/><rgbColor rgb="00FFFFFF"/>
        <rgbColor/><rgbColor/><rgbColor/><rgbColor/><rgbColor/><rgbColor/><rgbColor/>
        <rgbColor rgb="00123456"/></indexedColors></colors>)");
    CHECK(looks.fonts[0].color == 0x123456U);
}

TEST_CASE("An overlay's plain colour is its background", "[workbook][looks]")
{
    auto const looks = looks_of(R"(<dxfs>
        <dxf><font><b/><color rgb="FF9C0006"/></font>
        <fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf>
        <dxf><numFmt numFmtId="164" formatCode="0.0&quot;%&quot;"/>
        <border><left style="thin"/></border></dxf></dxfs>)");
    REQUIRE(looks.overlays.size() == 2);
    auto const& red = looks.overlays[0];
    REQUIRE(red.fill);
    CHECK(red.fill->pattern == 1);
    CHECK(red.fill->foreground == 0xFFC7CEU);
    REQUIRE(red.font);
    CHECK(red.font->bold);
    CHECK(red.font->name.empty());
    CHECK(red.font->size == 0);
    CHECK(looks.overlays[1].number_format == "0.0\"%\"");
    REQUIRE(looks.overlays[1].border);
    CHECK(looks.overlays[1].border->left.style == 1);
}

TEST_CASE("A style that refers to a font, fill or border that is not there is a problem",
          "[workbook][looks][F331]")
{
    for (auto const* attribute : {"fontId", "fillId", "borderId"}) {
        auto const trouble =
            trouble_of("<cellXfs><xf " + std::string(attribute) + "=\"7\"/></cellXfs>");
        REQUIRE(trouble);
        CHECK(trouble->say == say::style_missing);
        CHECK(words(*trouble, Language::english).find("7") != std::string::npos);
    }
    CHECK_FALSE(trouble_of("<cellXfs><xf fontId=\"0\"/></cellXfs>"));
}

TEST_CASE("A workbook without styles still has one of each", "[workbook][looks]")
{
    Looks looks;
    set_default_looks(looks);
    CHECK(looks.fonts.size() == 1);
    CHECK(looks.fills.size() == 1);
    CHECK(looks.borders.size() == 1);
    CHECK(looks.styles.size() == 1);
}

TEST_CASE("Only texts with runs of their own are rich, under their number", "[workbook][looks]")
{
    std::vector<RichText> rich;
    std::string const text = R"(<sst><si><t>plain</t></si>
        <si><r><t xml:space="preserve">Tổng </t></r><r><rPr><b/><rFont val="Arial"/><sz val="9"/>
        <color indexed="10"/></rPr><t>số</t></r><rPh sb="0" eb="1"><t>ruby</t></rPh></si>
        <si><r><t>no font</t></r></si></sst>)";
    REQUIRE_FALSE(read_rich_texts(text, {}, {}, rich));
    REQUIRE(rich.size() == 1);
    CHECK(rich[0].text == 1);
    CHECK(joined(rich[0].runs) == "Tổng số");
    REQUIRE(rich[0].runs.size() == 2);
    CHECK_FALSE(rich[0].runs[0].font);
    REQUIRE(rich[0].runs[1].font);
    CHECK(rich[0].runs[1].font->name == "Arial");
    CHECK(rich[0].runs[1].font->bold);
    CHECK(rich[0].runs[1].font->color == 0xFF0000U);
}

TEST_CASE("An accent cut off from its letter by a run goes back to it", "[workbook][looks]")
{
    std::vector<RichText> rich;
    std::string const text = "<sst><si><r><rPr><b/></rPr><t>chi bo\xCC\x82</t></r>"
                             "<r><t>\xCC\xA3 x</t></r></si></sst>";
    REQUIRE_FALSE(read_rich_texts(text, {}, {}, rich));
    REQUIRE(rich.size() == 1);
    CHECK(rich[0].runs[0].text == "chi bộ");
    CHECK(rich[0].runs[1].text == " x");
}
