#pragma once

#include "intake/table.hpp"

namespace gopbieu {

/// Tells what each line of a table is: by its label, and where several rows have that label by the
/// rows around it. Numbering is not looked at. Fills Table::rows and the kinds of Table::lines.
void match_rows(Grid const& grid, TextKeys& keys, std::size_t form, Table& table);

} // namespace gopbieu
