#include "publish/package/font_xml.hpp"

#include "publish/package/xml_element.hpp"

namespace gopbieu {

namespace {

std::string_view underline_word(Underline underline)
{
    switch (underline) {
    case Underline::none:
        return "none";
    case Underline::single:
        return "single";
    case Underline::double_line:
        return "double";
    case Underline::single_accounting:
        return "singleAccounting";
    case Underline::double_accounting:
        return "doubleAccounting";
    }
    return "none";
}

void append_letters(std::string& out, Font const& font)
{
    auto const flag = [&](bool set, std::string_view name) {
        if (set) {
            XmlElement(out, name);
        }
    };
    flag(font.bold, "b");
    flag(font.italic, "i");
    flag(font.strike, "strike");
    flag(font.outline, "outline");
    flag(font.shadow, "shadow");
    if (font.underline != Underline::none) {
        XmlElement(out, "u").text("val", underline_word(font.underline));
    }
    if (font.script != Script::normal) {
        XmlElement(out, "vertAlign")
            .text("val", font.script == Script::superscript ? "superscript" : "subscript");
    }
    if (font.size > 0) {
        XmlElement(out, "sz").number("val", font.size);
    }
    append_color(out, "color", font.color);
}

} // namespace

void append_color(std::string& out, std::string_view name, Color color)
{
    if (color) {
        XmlElement(out, name).text("rgb", argb(*color));
    }
}

void append_overlay_font(std::string& out, Font const& font)
{
    XmlElement element(out, "font");
    append_letters(element.inside(), font);
    if (!font.name.empty()) {
        XmlElement(element.inside(), "name").text("val", font.name);
    }
}

void append_run_font(std::string& out, Font const& font)
{
    constexpr int automatic = 64; // number of the system's colour for letters
    XmlElement element(out, "rPr");
    append_letters(element.inside(), font);
    if (!font.color) {
        XmlElement(element.inside(), "color").whole("indexed", automatic);
    }
    XmlElement(element.inside(), "rFont").text("val", font.name);
    XmlElement(element.inside(), "family").whole("val", int{font.family});
    if (font.charset != 0) {
        XmlElement(element.inside(), "charset").whole("val", int{font.charset});
    }
}

} // namespace gopbieu
