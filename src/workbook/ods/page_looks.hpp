#pragma once

#include "workbook/looks.hpp"
#include "workbook/ods/style_sheet.hpp"

#include <string_view>
#include <vector>

namespace gopbieu {

/// Puts what a page layout says (paper, margins, scale) into a page setup.
void read_page_layout(StyleSheet const& styles, std::string_view layout, PageSetup& page);

/// Ranges as OpenDocument lists them ("$Sheet1.$A$1:.$C$9 $Sheet1.$E$1"), blanks between.
std::vector<CellRange> cell_ranges(std::string_view list);

} // namespace gopbieu
