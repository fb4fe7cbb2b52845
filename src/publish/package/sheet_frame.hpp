#pragma once

// What stands around the cells of a sheet part: view, columns, protection, page set-up. Written
// here and not by the library, which has no words for much of it (first and even headers, split
// windows, several print areas, rows that Excel may fit in height, passwords that were set
// elsewhere …).

#include "workbook/looks.hpp"

#include <string>

namespace gopbieu {

/// Elements before the cells: sheetPr to sheetFormatPr.
std::string frame_before_columns(SheetLooks const& looks, std::string_view dimension, bool active);

/// sheetProtection; empty where the sheet is open.
std::string protection_element(SheetProtection const& protection);

/// printOptions to colBreaks.
std::string page_elements(PageSetup const& page);

} // namespace gopbieu
