#include "publish/package/font_xml.hpp"
#include "publish/package/styles_xml.hpp"
#include "publish/package/xml_element.hpp"
#include "workbook/looks_words.hpp"

namespace gopbieu {

namespace {

constexpr std::size_t first_free_format = 1'000; ///< numbers of formats that only overlays use

void append_fill(std::string& out, Fill const& fill)
{
    XmlElement element(out, "fill");
    XmlElement pattern(element.inside(), "patternFill");
    // Of a plain overlay the only colour is the background, and no pattern is named.
    bool const plain = fill.pattern == 1;
    if (!plain) {
        pattern.text("patternType", fill_patterns[fill.pattern]);
        append_color(pattern.inside(), "fgColor", fill.foreground);
    }
    append_color(
        pattern.inside(), "bgColor", plain && !fill.background ? fill.foreground : fill.background);
}

void append_line(std::string& out, std::string_view name, BorderLine const& line)
{
    XmlElement element(out, name);
    if (line.style != 0) {
        element.text("style", line_styles[line.style]);
        append_color(element.inside(), "color", line.color);
    }
}

void append_border(std::string& out, Border const& border)
{
    XmlElement element(out, "border");
    append_line(element.inside(), "left", border.left);
    append_line(element.inside(), "right", border.right);
    append_line(element.inside(), "top", border.top);
    append_line(element.inside(), "bottom", border.bottom);
}

} // namespace

std::string overlay_elements(std::vector<OverlayStyle const*> const& overlays)
{
    std::string out;
    XmlElement list(out, "dxfs");
    list.whole("count", overlays.size());
    for (std::size_t index = 0; index < overlays.size(); ++index) {
        auto const& overlay = *overlays[index];
        XmlElement element(list.inside(), "dxf");
        auto& inside = element.inside();
        if (overlay.font) {
            append_overlay_font(inside, *overlay.font);
        }
        if (overlay.number_format) {
            XmlElement(inside, "numFmt")
                .whole("numFmtId", first_free_format + index)
                .text("formatCode", *overlay.number_format);
        }
        if (overlay.fill) {
            append_fill(inside, *overlay.fill);
        }
        if (overlay.border) {
            append_border(inside, *overlay.border);
        }
    }
    return out;
}

} // namespace gopbieu
