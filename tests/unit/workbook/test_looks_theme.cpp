#include "base/catalogue/files.hpp"
#include "workbook/container/xml.hpp"
#include "workbook/xlsx/looks_theme.hpp"

#include <catch2/catch.hpp>

#include <limits>

using namespace gopbieu;

namespace {

Color color_of(std::string const& attributes, ColorTables const& tables = {})
{
    auto const text = "<color " + attributes + "/>";
    XmlScanner xml(text);
    REQUIRE(xml.next_tag() == XmlScanner::Token::open);
    return tables.color(xml);
}

} // namespace

TEST_CASE("Shades of theme colours are those that Excel's colour menu shows", "[workbook][looks]")
{
    struct Known {
        std::uint32_t base;
        double tint;
        std::uint32_t shade;
    };
    auto const known = GENERATE(values<Known>({
        {0x4F81BD, 0.79998168889431442, 0xDCE6F1},  {0x4F81BD, 0.59999389629810485, 0xB8CCE4},
        {0x4F81BD, 0.39997558519241921, 0x95B3D7},  {0x4F81BD, -0.249977111117893, 0x366092},
        {0x4F81BD, -0.499984740745262, 0x244062},   {0xC0504D, 0.59999389629810485, 0xE6B8B7},
        {0xC0504D, 0.39997558519241921, 0xDA9694},  {0xC0504D, -0.249977111117893, 0x963634},
        {0x1F497D, 0.79998168889431442, 0xC5D9F1},  {0x1F497D, 0.39997558519241921, 0x538DD5},
        {0x1F497D, -0.499984740745262, 0x0F243E},   {0xEEECE1, -9.9978637043366805E-2, 0xDDD9C4},
        {0xED7D31, 0.79998168889431442, 0xFCE4D6},  {0x5B9BD5, 0.59999389629810485, 0xBDD7EE},
        {0x5B9BD5, -0.249977111117893, 0x2F75B5},   {0x70AD47, 0.79998168889431442, 0xE2EFDA},
        {0xFFC000, 0.79998168889431442, 0xFFF2CC},  {0xFFFFFF, -4.9989318521683403E-2, 0xF2F2F2},
        {0xFFFFFF, -0.14999847407452621, 0xD9D9D9}, {0xFFFFFF, -0.499984740745262, 0x808080},
        {0x000000, 0.499984740745262, 0x808080},    {0x000000, 4.9989318521683403E-2, 0x0D0D0D},
    }));
    CAPTURE(known.base, known.tint);
    CHECK(tinted(known.base, known.tint) == known.shade);
}

TEST_CASE("A tint beyond its scale ends in black or white", "[workbook][looks]")
{
    CHECK(tinted(0x336699, 5) == 0xFFFFFF);
    CHECK(tinted(0x336699, -5) == 0x000000);
    CHECK(tinted(0x336699, std::numeric_limits<double>::quiet_NaN()) == 0x336699);
    CHECK(tinted(0x336699, 0) == 0x336699);
}

TEST_CASE("A theme counts its light colour before its dark one", "[workbook][looks]")
{
    std::string const text = R"(<a:theme xmlns:a="x"><a:themeElements><a:clrScheme>
        <a:dk1><a:sysClr val="windowText" lastClr="111111"/></a:dk1>
        <a:lt1><a:sysClr val="window" lastClr="FEFEFE"/></a:lt1>
        <a:dk2><a:srgbClr val="222222"/></a:dk2><a:lt2><a:srgbClr val="EEEEEE"/></a:lt2>
        <a:accent1><a:srgbClr val="5B9BD5"/></a:accent1></a:clrScheme><a:fontScheme>
        <a:majorFont><a:latin typeface="Cambria"/><a:ea typeface=""/></a:majorFont>
        <a:minorFont><a:latin typeface="Times New Roman"/>
        <a:font script="Viet" typeface="Arial"/></a:minorFont>
        </a:fontScheme></a:themeElements></a:theme>)";
    ColorTables tables;
    REQUIRE_FALSE(read_theme(text, {}, tables.theme));
    CHECK(color_of(R"(theme="0")", tables) == 0xFEFEFEU);
    CHECK(color_of(R"(theme="1")", tables) == 0x111111U);
    CHECK(color_of(R"(theme="2")", tables) == 0xEEEEEEU);
    CHECK(color_of(R"(theme="3")", tables) == 0x222222U);
    CHECK(color_of(R"(theme="4" tint="0.59999389629810485")", tables) == 0xBDD7EEU);
    CHECK(tables.theme.major_fonts == std::vector<std::string>{"Cambria"});
    CHECK(tables.theme.minor_fonts == std::vector<std::string>{"Times New Roman", "Arial"});
}

TEST_CASE("Colours come by value, by the old palette, or are automatic", "[workbook][looks]")
{
    CHECK(color_of(R"(rgb="FF1F497D")") == 0x1F497DU);
    CHECK(color_of(R"(rgb="1F497D")") == 0x1F497DU);
    CHECK(color_of(R"(indexed="10")") == 0xFF0000U);
    CHECK(color_of(R"(indexed="63")") == 0x333333U);
    CHECK(color_of(R"(indexed="65")") == 0xFFFFFFU); // the window's paper
    for (auto const* automatic : {R"(auto="1")",
                                  R"(indexed="64")",
                                  R"(indexed="4000000000")",
                                  R"(indexed="-1")",
                                  R"(theme="12")",
                                  R"(rgb="red")",
                                  ""}) {
        CAPTURE(automatic);
        CHECK_FALSE(color_of(automatic));
    }
}

TEST_CASE("A broken theme is named, not guessed at", "[workbook][looks]")
{
    ThemeColors theme;
    auto const cut = read_theme("<theme><themeElements>", {}, theme);
    REQUIRE(cut);
    CHECK(cut->say == say::xml_malformed);
    auto const bytes = read_theme("<theme a='\xff'/>", {}, theme);
    REQUIRE(bytes);
    CHECK(bytes->say == say::text_broken);
}
