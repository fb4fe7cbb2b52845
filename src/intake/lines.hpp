#pragma once

#include "intake/table.hpp"

#include <string_view>

namespace gopbieu {

/// Finds the body of each panel (its column numbers, first row and end) and its lines, which are
/// not told apart yet: match_rows() does that. Panels come with columns and header rows.
void find_lines(
    Grid const& grid, TextKeys& keys, std::size_t form, TableArea const& area, Table& table);

/// Tells anew which lines of a table have figures.
void find_figures(Grid const& grid, FormDefinition const& form, Table& table);

/// Whether a row that is named by words is never taken for column numbers, whatever its figures.
bool tells_rows_from_numbers(FormDefinition const& form);
/// Whether it is all the same to the end of a table which of two texts, no labels, stands there.
/// `key` is that of each.
struct TextBelow {
    std::string_view text, key;
};
bool same_below(TextBelow const& one, TextBelow const& other);
/// In the writing of any language.
bool any_letter(std::string_view text);
bool is_blank(std::string_view text);

/// "3", "(3)", "3=4+5", "3 (=4+5)" in a row of column numbers: the number; nothing for "3 xã".
std::optional<unsigned> column_number(std::string_view text);

/// Whether a text adds up rows: "Tổng cộng", "Cộng (1+…+11)".
bool is_total_key(std::string_view key);

} // namespace gopbieu
