#include "workbook/xlsx/looks_styles.hpp"

#include "base/catalogue/files.hpp"
#include "workbook/looks_words.hpp"
#include "workbook/xlsx/looks_font.hpp"
#include "workbook/xlsx/looks_xml.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

constexpr std::string_view part_name = "styles";

/// The number of a word in its list; 0, the plain one, when it is not there.
template <std::size_t Count>
std::uint8_t word_number(std::array<std::string_view, Count> const& words,
                         std::optional<std::string_view> word)
{
    auto const found = std::ranges::find(words, word.value_or(""));
    return found == words.end() ? std::uint8_t(0)
                                : static_cast<std::uint8_t>(found - words.begin());
}

void read_palette(XmlScanner& xml, ColorTables& colors)
{
    for_each_child(xml, [&] {
        if (xml.name() != "indexedColors") {
            return;
        }
        std::size_t next = 0;
        for_each_child(xml, [&] {
            if (next < colors.indexed.size()) {
                auto& color = colors.indexed[next];
                color = colors.color(xml).value_or(color);
            }
            ++next;
        });
    });
}

void read_pattern(XmlScanner& xml, ColorTables const& colors, bool overlay, Fill& into)
{
    bool const named = xml.attribute("patternType").has_value();
    into.pattern = word_number(fill_patterns, xml.attribute("patternType"));
    for_each_child(xml, [&] {
        if (xml.name() == "fgColor") {
            into.foreground = colors.color(xml);
        } else if (xml.name() == "bgColor") {
            into.background = colors.color(xml);
        }
    });
    // An overlay's plain colour is its background, and it need not say that it is solid.
    if (overlay && !named && (into.background || into.foreground)) {
        into.pattern = 1;
    }
    if (overlay && into.pattern == 1 && into.background) {
        into.foreground = into.background;
    }
}

Fill read_fill(XmlScanner& xml, ColorTables const& colors, bool overlay)
{
    Fill fill;
    for_each_child(xml, [&] {
        if (xml.name() == "patternFill") {
            read_pattern(xml, colors, overlay, fill);
        } else if (xml.name() == "gradientFill") {
            fill.pattern = 1;
            fill.gradient = true;
            bool first = true;
            for_each_child(xml, [&] {
                for_each_child(xml, [&] {
                    if (xml.name() == "color") {
                        (first ? fill.foreground : fill.background) = colors.color(xml);
                        first = false;
                    }
                });
            });
        }
    });
    return fill;
}

BorderLine read_line(XmlScanner& xml, ColorTables const& colors)
{
    BorderLine line;
    line.style = word_number(line_styles, xml.attribute("style"));
    for_each_child(xml, [&] {
        if (xml.name() == "color") {
            line.color = colors.color(xml);
        }
    });
    return line;
}

Border read_border(XmlScanner& xml, ColorTables const& colors)
{
    Border border;
    border.diagonal_up = xml.attribute_flag("diagonalUp", false);
    border.diagonal_down = xml.attribute_flag("diagonalDown", false);
    for_each_child(xml, [&] {
        auto const name = xml.name();
        if (name == "left" || name == "start") {
            border.left = read_line(xml, colors);
        } else if (name == "right" || name == "end") {
            border.right = read_line(xml, colors);
        } else if (name == "top") {
            border.top = read_line(xml, colors);
        } else if (name == "bottom") {
            border.bottom = read_line(xml, colors);
        } else if (name == "diagonal") {
            border.diagonal = read_line(xml, colors);
        }
    });
    return border;
}

Alignment read_alignment(XmlScanner const& xml)
{
    Alignment alignment;
    alignment.horizontal =
        static_cast<Horizontal>(word_number(horizontals, xml.attribute("horizontal")));
    alignment.vertical = static_cast<Vertical>(word_number(verticals, xml.attribute("vertical")));
    alignment.wrap = xml.attribute_flag("wrapText", false);
    alignment.shrink = xml.attribute_flag("shrinkToFit", false);
    alignment.justify_last = xml.attribute_flag("justifyLastLine", false);
    alignment.indent = static_cast<std::uint8_t>(bounded_whole(xml, "indent", 0, 0, 250));
    alignment.reading_order =
        static_cast<std::uint8_t>(bounded_whole(xml, "readingOrder", 0, 0, 2));
    // 0 to 90 turn up; 91 to 180 stand for 1 to 90 degrees down.
    int const turn = bounded_whole(xml, "textRotation", 0, 0, 255);
    if (turn == 255 || turn <= 90) {
        alignment.rotation = static_cast<std::int16_t>(turn);
    } else if (turn <= 180) {
        alignment.rotation = static_cast<std::int16_t>(90 - turn);
    }
    return alignment;
}

CellStyle read_cell_style(XmlScanner& xml)
{
    CellStyle style;
    style.font = whole_attribute(xml, "fontId").value_or(0);
    style.fill = whole_attribute(xml, "fillId").value_or(0);
    style.border = whole_attribute(xml, "borderId").value_or(0);
    style.quote_prefix = xml.attribute_flag("quotePrefix", false);
    for_each_child(xml, [&] {
        if (xml.name() == "alignment") {
            style.alignment = read_alignment(xml);
        } else if (xml.name() == "protection") {
            style.locked = xml.attribute_flag("locked", true);
            style.formula_hidden = xml.attribute_flag("hidden", false);
        }
    });
    return style;
}

void read_parts(XmlScanner& xml, ColorTables const& colors, Looks& into)
{
    auto const section = xml.name();
    for_each_child(xml, [&] {
        auto const name = xml.name();
        if (section == "fonts" && name == "font") {
            read_font(xml, colors, into.fonts.emplace_back());
        } else if (section == "fills" && name == "fill") {
            into.fills.push_back(read_fill(xml, colors, false));
        } else if (section == "borders" && name == "border") {
            into.borders.push_back(read_border(xml, colors));
        } else if (section == "cellXfs" && name == "xf") {
            into.styles.push_back(read_cell_style(xml));
        } else if (section == "dxfs" && name == "dxf") {
            into.overlays.push_back(read_overlay(xml, colors));
        }
    });
}

Trouble check_index(std::string_view what, std::uint32_t found, std::size_t count)
{
    if (found < count) {
        return {};
    }
    return Problem{say::style_missing,
                   {{"part", std::string(part_name)},
                    {"what", std::string(what)},
                    {"found", std::to_string(found)},
                    {"count", std::to_string(count)}}};
}

Trouble check_styles(Looks const& looks)
{
    for (auto const& style : looks.styles) {
        if (auto trouble = check_index("fontId", style.font, looks.fonts.size())) {
            return trouble;
        }
        if (auto trouble = check_index("fillId", style.fill, looks.fills.size())) {
            return trouble;
        }
        if (auto trouble = check_index("borderId", style.border, looks.borders.size())) {
            return trouble;
        }
    }
    return {};
}

// Each list has its first entry, so that a style is always something.
void fill_gaps(Looks& into)
{
    into.fonts.resize(std::max<std::size_t>(into.fonts.size(), 1));
    into.fills.resize(std::max<std::size_t>(into.fills.size(), 1));
    into.borders.resize(std::max<std::size_t>(into.borders.size(), 1));
    into.styles.resize(std::max<std::size_t>(into.styles.size(), 1));
}

} // namespace

OverlayStyle read_overlay(XmlScanner& xml, ColorTables const& colors)
{
    OverlayStyle overlay;
    for_each_child(xml, [&] {
        if (xml.name() == "font") {
            // Empty name and no size: those of the cell stay.
            overlay.font = Font{};
            overlay.font->name.clear();
            overlay.font->size = 0;
            read_font(xml, colors, *overlay.font);
        } else if (xml.name() == "fill") {
            overlay.fill = read_fill(xml, colors, true);
        } else if (xml.name() == "border") {
            overlay.border = read_border(xml, colors);
        } else if (xml.name() == "numFmt") {
            overlay.number_format = tidy_attribute(xml, "formatCode");
        }
    });
    return overlay;
}

Trouble read_style_looks(std::string_view styles_xml,
                         ColorTables& colors,
                         Limits const& limits,
                         Looks& into)
{
    if (auto trouble = check_utf8(styles_xml, part_name)) {
        return trouble;
    }
    // The palette stands behind all that is painted with it.
    if (styles_xml.find("indexedColors") != std::string_view::npos) {
        XmlScanner xml(styles_xml, limits);
        open_root(xml);
        for_each_child(xml, [&] {
            if (xml.name() == "colors") {
                read_palette(xml, colors);
            }
        });
    }
    XmlScanner xml(styles_xml, limits);
    if (!open_root(xml) || !for_each_child(xml, [&] { read_parts(xml, colors, into); })) {
        return xml.problem(part_name);
    }
    fill_gaps(into);
    return check_styles(into);
}

void set_default_looks(Looks& into)
{
    fill_gaps(into);
}

} // namespace gopbieu
