#pragma once

// Rules that lie over cells: validations, conditional formats and their styles, links. Written here
// because the library cuts texts and lists (a list of Vietnamese words breaks its memory), knows
// one range a rule, and makes up formulas of its own.

#include "workbook/looks.hpp"

#include <string>
#include <vector>

namespace gopbieu {

/// All conditionalFormatting elements. `overlays`: how many overlays stand before this workbook's.
std::string conditional_elements(std::vector<ConditionalFormat> const& formats,
                                 std::size_t overlays);

/// dataValidations; empty for none.
std::string validation_elements(std::vector<Validation> const& validations);

/// hyperlinks, and the relations that outside targets need. Nothing here is ever followed.
struct LinkParts {
    std::string element, relations;
};
LinkParts link_parts(std::vector<Hyperlink> const& links);

/// "A1:B2 D4"
std::string ranges_text(std::vector<CellRange> const& ranges);

} // namespace gopbieu
