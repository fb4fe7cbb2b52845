#pragma once

#include "workbook/workbook.hpp"

#include <cstddef>
#include <string_view>

namespace gopbieu {

/// The sheet that a return copy has in front is known by this text in a cell of its first row. A
/// cell outlives every program that saves the file, and renaming.
inline constexpr std::string_view points_mark = "gopbieu:diem-can-xem";

/// Whether gopbieu put the sheet there. It is no part of what the unit sent.
bool is_points_sheet(Workbook const& workbook, Sheet const& sheet);

/// How many such sheets there are before the sheet of this number; of `sheets.size()`: in all.
std::size_t points_sheets_before(Workbook const& workbook, std::size_t sheet);

} // namespace gopbieu
