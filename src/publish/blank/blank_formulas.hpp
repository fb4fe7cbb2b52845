#pragma once

#include "publish/blank/blank_sheet.hpp"

namespace gopbieu {

/// What the sheet works out by itself: ratios, formulas of rows and columns, and the row that adds
/// up all others. What has no formula in Excel stays blank and locked.
void put_formulas(BlankSheet const& sheet);

} // namespace gopbieu
