#pragma once

#include "intake/grid.hpp"
#include "intake/text_keys.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace gopbieu {

/// The years that a line of a heading says its figures are of: "NĂM 2023", "giai đoạn 2018–2023".
/// None for lines with a date, a document's number or a law's year.
std::set<int> years_of_line(std::string_view text);

/// The years printed in the heading above a row of a sheet.
std::set<int> printed_years(Grid const& grid, TextKeys& keys, std::uint32_t table_row);

/// The year of a campaign's period: "2023", "2025-11".
std::optional<int> year_of(std::string_view period);

} // namespace gopbieu
