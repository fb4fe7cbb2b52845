#pragma once

#include "workbook/workbook.hpp"

#include <string>
#include <string_view>

namespace gopbieu {

/// A workbook of one sheet out of lines "| a | 12 | |": numbers are numbers, a leading ' makes
/// text of them, "<" joins a cell to the one on its left, "^" to the one above.
Workbook grid_from_text(std::string_view lines, std::string const& sheet = "Biểu 1");

} // namespace gopbieu
