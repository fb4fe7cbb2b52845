#pragma once

#include <array>
#include <string_view>

namespace gopbieu {

/// The words of OOXML for Fill::pattern and BorderLine::style, by their numbers.
inline constexpr std::array<std::string_view, 19> fill_patterns{"none",
                                                                "solid",
                                                                "mediumGray",
                                                                "darkGray",
                                                                "lightGray",
                                                                "darkHorizontal",
                                                                "darkVertical",
                                                                "darkDown",
                                                                "darkUp",
                                                                "darkGrid",
                                                                "darkTrellis",
                                                                "lightHorizontal",
                                                                "lightVertical",
                                                                "lightDown",
                                                                "lightUp",
                                                                "lightGrid",
                                                                "lightTrellis",
                                                                "gray125",
                                                                "gray0625"};
inline constexpr std::array<std::string_view, 14> line_styles{"none",
                                                              "thin",
                                                              "medium",
                                                              "dashed",
                                                              "dotted",
                                                              "thick",
                                                              "double",
                                                              "hair",
                                                              "mediumDashed",
                                                              "dashDot",
                                                              "mediumDashDot",
                                                              "dashDotDot",
                                                              "mediumDashDotDot",
                                                              "slantDashDot"};

/// The words for Alignment::horizontal and vertical, by their numbers.
inline constexpr std::array<std::string_view, 8> horizontals{
    "general", "left", "center", "right", "fill", "justify", "centerContinuous", "distributed"};
inline constexpr std::array<std::string_view, 5> verticals{
    "bottom", "top", "center", "justify", "distributed"};

} // namespace gopbieu
