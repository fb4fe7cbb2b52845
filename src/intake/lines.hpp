#pragma once

#include "intake/table.hpp"

namespace gopbieu {

/// Finds the body of each panel (its column numbers, first row and end) and its lines, which are
/// not told apart yet: match_rows() does that. Panels come with columns and header rows.
void find_lines(
    Grid const& grid, TextKeys& keys, std::size_t form, TableArea const& area, Table& table);

/// Whether a cell in a column of numbers holds one. "…" and "....." are the printed invitation to
/// write, and words alone belong to signatures.
bool is_figure(Grid const& grid, Cell const& cell);

/// Tells anew which lines of a table have figures.
void find_figures(Grid const& grid, FormDefinition const& form, Table& table);

/// Whether a row that is named by words is never taken for column numbers, whatever its figures.
bool tells_rows_from_numbers(FormDefinition const& form);

} // namespace gopbieu
