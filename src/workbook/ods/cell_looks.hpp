#pragma once

#include "workbook/looks.hpp"
#include "workbook/ods/style_sheet.hpp"

#include <optional>
#include <string_view>

namespace gopbieu {

/// The looks of a cell style ("" is the default one); fonts, fills and borders go into `looks`.
CellStyle cell_style(StyleSheet const& styles, std::string_view name, Looks& looks);

/// A length ("2.5cm", "12pt", "0.5in") in points.
std::optional<double> length_in_points(std::string_view length);

/// "#rrggbb"; unset for "transparent" and anything else.
Color color_of(std::string_view text);

} // namespace gopbieu
