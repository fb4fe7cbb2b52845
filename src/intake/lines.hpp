#pragma once

#include "intake/table.hpp"

namespace gopbieu {

/// Finds the body of each panel (its column numbers, first row and end) and its lines, which are
/// not told apart yet: match_rows() does that. Panels come with columns and header rows.
void find_lines(
    Grid const& grid, TextKeys& keys, std::size_t form, TableArea const& area, Table& table);

/// Whether a text adds up rows: "Tổng cộng", "Cộng (1+…+11)".
bool is_total_key(std::string_view key);

} // namespace gopbieu
