#pragma once

#include "intake/table.hpp"

namespace gopbieu {

/// Finds the body of each panel (its column numbers, first row and end) and its lines, which are
/// not told apart yet: match_rows() does that. Panels come with columns and header rows.
void find_lines(
    Grid const& grid, TextKeys& keys, std::size_t form, TableArea const& area, Table& table);

/// "3", "(3)", "3=4+5", "3 (=4+5)" in a row of column numbers: the number; nothing for "3 xã".
std::optional<unsigned> column_number(std::string_view text);

/// Whether a text adds up rows: "Tổng cộng", "Cộng (1+…+11)".
bool is_total_key(std::string_view key);

} // namespace gopbieu
