#pragma once

#include "base/result.hpp"
#include "workbook/limits.hpp"
#include "workbook/looks.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

class XmlScanner;

/// The colours and fonts that a theme gives by number, in the order in which cells count them:
/// light 1, dark 1, light 2, dark 2, accents 1 to 6, link, followed link. Without a theme part
/// these are Excel's own (Office 2007–2010).
struct ThemeColors {
    std::array<std::uint32_t, 12> colors{0xFFFFFF,
                                         0x000000,
                                         0xEEECE1,
                                         0x1F497D,
                                         0x4F81BD,
                                         0xC0504D,
                                         0x9BBB59,
                                         0x8064A2,
                                         0x4BACC6,
                                         0xF79646,
                                         0x0000FF,
                                         0x800080};
    /// Typefaces of headings and of body text: Latin first, then those for other scripts.
    std::vector<std::string> major_fonts, minor_fonts;
};

/// Reads a theme part.
Trouble read_theme(std::string_view theme_xml, Limits const& limits, ThemeColors& into);

/// Theme and palette together: all that is needed to tell what colour an element means.
struct ColorTables {
    ThemeColors theme;
    std::array<std::uint32_t, 64> indexed; ///< the old palette, or the workbook's own

    ColorTables();
    /// The colour that the attributes of the current element give. Unset: automatic.
    [[nodiscard]] Color color(XmlScanner const& xml) const;
};

/// A colour made lighter (tint up to 1) or darker (down to -1), in Excel's own arithmetic.
std::uint32_t tinted(std::uint32_t color, double tint);

} // namespace gopbieu
