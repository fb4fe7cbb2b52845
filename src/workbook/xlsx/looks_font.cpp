#include "workbook/xlsx/looks_font.hpp"

#include "workbook/xlsx/looks_xml.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

Underline read_underline(XmlScanner const& xml)
{
    auto const value = xml.attribute("val").value_or("single");
    if (value == "double") {
        return Underline::double_line;
    }
    if (value == "singleAccounting") {
        return Underline::single_accounting;
    }
    if (value == "doubleAccounting") {
        return Underline::double_accounting;
    }
    return value == "none" ? Underline::none : Underline::single;
}

Script read_script(XmlScanner const& xml)
{
    auto const value = xml.attribute("val").value_or("");
    if (value == "superscript") {
        return Script::superscript;
    }
    return value == "subscript" ? Script::subscript : Script::normal;
}

// A font that follows the theme is drawn in the theme's typeface, whatever name stands beside it:
// programs that change the name often leave the mark of the theme, and Excel goes by the mark.
void follow_theme(std::string_view scheme, ThemeColors const& theme, Font& font)
{
    auto const& faces = scheme == "major" ? theme.major_fonts : theme.minor_fonts;
    bool const follows = scheme == "major" || scheme == "minor";
    if (follows && !faces.empty() && std::ranges::find(faces, font.name) == faces.end()) {
        font.name = faces.front();
    }
}

} // namespace

void read_font(XmlScanner& xml, ColorTables const& colors, Font& into)
{
    std::string scheme;
    for_each_child(xml, [&] {
        auto const name = xml.name();
        if (name == "name" || name == "rFont") {
            into.name = tidy_attribute(xml, "val");
        } else if (name == "sz") {
            into.size = bounded_attribute(xml, "val", into.size, 1, 409);
        } else if (name == "b") {
            into.bold = xml.attribute_flag("val", true);
        } else if (name == "i") {
            into.italic = xml.attribute_flag("val", true);
        } else if (name == "strike") {
            into.strike = xml.attribute_flag("val", true);
        } else if (name == "outline") {
            into.outline = xml.attribute_flag("val", true);
        } else if (name == "shadow") {
            into.shadow = xml.attribute_flag("val", true);
        } else if (name == "u") {
            into.underline = read_underline(xml);
        } else if (name == "vertAlign") {
            into.script = read_script(xml);
        } else if (name == "color") {
            into.color = colors.color(xml);
        } else if (name == "family") {
            into.family = static_cast<std::uint8_t>(bounded_whole(xml, "val", 0, 0, 14));
        } else if (name == "charset") {
            into.charset = static_cast<std::uint8_t>(bounded_whole(xml, "val", 0, 0, 255));
        } else if (name == "scheme") {
            scheme = xml.attribute("val").value_or("");
        }
    });
    follow_theme(scheme, colors.theme, into);
}

} // namespace gopbieu
