#pragma once

#include "form/draft/sheet_view.hpp"

#include <vector>

namespace gopbieu::draft {

/// The blocks of ruled cells of a sheet, by their first row. A heading's underline is none.
std::vector<CellRange> ruled_regions(SheetView const& view);

/// For sheets without lines: where three or more names stand side by side, and what is below them
/// down to a blank row.
std::vector<CellRange> text_regions(SheetView const& view);

/// The first row at or below `from` where what is printed below a table begins ("NGƯỜI LẬP BIỂU",
/// "Nơi nhận"); the row behind the sheet when there is none.
std::uint32_t below_table(SheetView const& view, std::uint32_t from, Span columns);

} // namespace gopbieu::draft
