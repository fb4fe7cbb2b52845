#pragma once

// Rows and cells of a sheet part. Written here and not by the library: a run draws millions of
// cells, and the library keeps each for itself, has 16 digits for numbers that need 17, and no
// words for results of formulas that are errors or not worked out.

#include "publish/draft.hpp"
#include "publish/package/shared_texts.hpp"

#include <string>

namespace gopbieu {

class DraftStyles;

/// What the cells of one page are written from.
struct SheetCells {
    Page const& page;
    Workbook const& workbook;
    DraftStyles const& styles; ///< with their numbers in the file
    DraftTexts& texts;
};

/// Appends the element sheetData.
void append_sheet_data(std::string& out, SheetCells const& cells);

/// The cells that are written, as one range; A1 where there are none.
CellRange used_range(Page const& page);

} // namespace gopbieu
