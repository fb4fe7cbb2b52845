#pragma once

#include "publish/blank/blank_sheet.hpp"

namespace gopbieu {

/// Unlocks the cells that units write into and locks the sheet, without a password.
void unlock_inputs(BlankSheet const& sheet);

} // namespace gopbieu
