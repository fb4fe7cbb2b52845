#include "workbook/xlsx/looks_theme.hpp"

#include "workbook/xlsx/looks_xml.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace gopbieu {

namespace {

constexpr std::string_view part_name = "theme";

std::optional<std::uint32_t> parse_hex_color(std::string_view text)
{
    // Eight digits lead with an opacity, which cells do not have.
    if (text.size() == 8) {
        text.remove_prefix(2);
    }
    std::uint32_t value = 0;
    auto const done = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    if (text.size() != 6 || done.ec != std::errc() || done.ptr != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

void read_color_scheme(XmlScanner& xml, ThemeColors& into)
{
    static constexpr std::array<std::string_view, 12> order{"lt1",
                                                            "dk1",
                                                            "lt2",
                                                            "dk2",
                                                            "accent1",
                                                            "accent2",
                                                            "accent3",
                                                            "accent4",
                                                            "accent5",
                                                            "accent6",
                                                            "hlink",
                                                            "folHlink"};
    for_each_child(xml, [&] {
        auto const* const slot = std::ranges::find(order, xml.name());
        if (slot == order.end()) {
            return;
        }
        auto& color = into.colors[static_cast<std::size_t>(slot - order.begin())];
        for_each_child(xml, [&] {
            // A system colour carries the colour it had when the file was saved.
            auto const name = xml.name() == "sysClr" ? "lastClr" : "val";
            color = parse_hex_color(xml.attribute(name).value_or("")).value_or(color);
        });
    });
}

void read_typefaces(XmlScanner& xml, std::vector<std::string>& into)
{
    into.clear();
    for_each_child(xml, [&] {
        auto typeface = tidy_attribute(xml, "typeface");
        if (!typeface.empty()) {
            into.push_back(std::move(typeface));
        }
    });
}

// ---- hue, luminance, saturation on a scale of 240, in whole numbers -----------------------------
// Excel shades theme colours on Windows' scale of 240 with its roundings. Doing it in real numbers
// is off by one or two in most colours; this is exact for every shade of Excel's colour menus that
// was tried (tests/unit/workbook/test_looks_theme.cpp).

constexpr int scale = 240, most = 255;

struct Shade {
    int hue = 0, luminance = 0, saturation = 0;
};

Shade to_shade(int red, int green, int blue)
{
    int const high = std::max({red, green, blue});
    int const low = std::min({red, green, blue});
    Shade shade{160, ((high + low) * scale + most) / (2 * most), 0};
    int const width = high - low;
    if (width == 0) {
        return shade;
    }
    int const sum = shade.luminance <= scale / 2 ? high + low : 2 * most - high - low;
    shade.saturation = (width * scale + sum / 2) / sum;
    auto const part = [&](int value) { return ((high - value) * (scale / 6) + width / 2) / width; };
    if (red == high) {
        shade.hue = part(blue) - part(green);
    } else if (green == high) {
        shade.hue = scale / 3 + part(red) - part(blue);
    } else {
        shade.hue = 2 * scale / 3 + part(green) - part(red);
    }
    shade.hue = (shade.hue + scale) % scale;
    return shade;
}

int from_hue(int low, int high, int hue)
{
    hue = (hue + scale) % scale;
    int const width = high - low;
    if (hue < scale / 6) {
        return low + (width * hue + scale / 12) / (scale / 6);
    }
    if (hue < scale / 2) {
        return high;
    }
    if (hue < 2 * scale / 3) {
        return low + (width * (2 * scale / 3 - hue) + scale / 12) / (scale / 6);
    }
    return low;
}

std::uint32_t to_color(Shade const& shade)
{
    int const light = shade.luminance;
    int const high = light <= scale / 2 ? (light * (scale + shade.saturation) + scale / 2) / scale
                                        : light + shade.saturation -
                                              (light * shade.saturation + scale / 2) / scale;
    int const low = 2 * light - high;
    auto const channel = [&](int hue) {
        int const value = shade.saturation == 0 ? light : from_hue(low, high, hue);
        return static_cast<std::uint32_t>(std::clamp((value * most + scale / 2) / scale, 0, most));
    };
    return channel(shade.hue + scale / 3) << 16U | channel(shade.hue) << 8U |
           channel(shade.hue - scale / 3);
}

} // namespace

std::uint32_t tinted(std::uint32_t color, double tint)
{
    if (tint == 0 || std::isnan(tint)) {
        return color;
    }
    tint = std::clamp(tint, -1.0, 1.0);
    auto shade = to_shade(static_cast<int>(color >> 16U & 0xFFU),
                          static_cast<int>(color >> 8U & 0xFFU),
                          static_cast<int>(color & 0xFFU));
    double const light =
        tint < 0 ? shade.luminance * (1 + tint) : shade.luminance * (1 - tint) + scale * tint;
    // Files say 0.79998 for 80 %: the last hundredth only makes up for that.
    shade.luminance = std::clamp(static_cast<int>(light + 0.01), 0, scale);
    return to_color(shade);
}

Trouble read_theme(std::string_view theme_xml, Limits const& limits, ThemeColors& into)
{
    if (auto trouble = check_utf8(theme_xml, part_name)) {
        return trouble;
    }
    XmlScanner xml(theme_xml, limits);
    auto const read_elements = [&] {
        if (xml.name() == "clrScheme") {
            read_color_scheme(xml, into);
        } else if (xml.name() == "fontScheme") {
            for_each_child(xml, [&] {
                if (xml.name() == "majorFont") {
                    read_typefaces(xml, into.major_fonts);
                } else if (xml.name() == "minorFont") {
                    read_typefaces(xml, into.minor_fonts);
                }
            });
        }
    };
    bool const whole = open_root(xml) && for_each_child(xml, [&] {
                           if (xml.name() == "themeElements") {
                               for_each_child(xml, read_elements);
                           }
                       });
    return whole ? Trouble() : xml.problem(part_name);
}

ColorTables::ColorTables()
    : indexed{0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF,
              0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF,
              0x800000, 0x008000, 0x000080, 0x808000, 0x800080, 0x008080, 0xC0C0C0, 0x808080,
              0x9999FF, 0x993366, 0xFFFFCC, 0xCCFFFF, 0x660066, 0xFF8080, 0x0066CC, 0xCCCCFF,
              0x000080, 0xFF00FF, 0xFFFF00, 0x00FFFF, 0x800080, 0x800000, 0x008080, 0x0000FF,
              0x00CCFF, 0xCCFFFF, 0xCCFFCC, 0xFFFF99, 0x99CCFF, 0xFF99CC, 0xCC99FF, 0xFFCC99,
              0x3366FF, 0x33CCCC, 0x99CC00, 0xFFCC00, 0xFF9900, 0xFF6600, 0x666699, 0x969696,
              0x003366, 0x339966, 0x003300, 0x333300, 0x993300, 0x993366, 0x333399, 0x333333}
{
}

Color ColorTables::color(XmlScanner const& xml) const
{
    if (xml.attribute_flag("auto", false)) {
        return std::nullopt;
    }
    Color base;
    if (auto const rgb = xml.attribute("rgb")) {
        base = parse_hex_color(*rgb);
    } else if (auto const number = whole_attribute(xml, "theme")) {
        base = *number < theme.colors.size() ? Color(theme.colors[*number]) : std::nullopt;
    } else if (auto const index = whole_attribute(xml, "indexed")) {
        // 64 is the window's colour for letters: automatic; 65 is its paper. What lies beyond has
        // none.
        constexpr std::uint32_t paper = 65, white = 0xFFFFFF;
        base = *index < indexed.size() ? Color(indexed[*index])
               : *index == paper       ? Color(white)
                                       : std::nullopt;
    }
    return base ? Color(tinted(*base, xml.attribute_number("tint").value_or(0))) : base;
}

} // namespace gopbieu
