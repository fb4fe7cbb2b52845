#pragma once

#include "publish/blank/blank_sheet.hpp"
#include "publish/blank/choice_lists.hpp"

namespace gopbieu {

/// Adds a validation with its messages to every cell that units write into: whole numbers, limits,
/// drop-downs.
void validate_inputs(BlankSheet const& sheet, ChoiceLists& lists, Language language);

} // namespace gopbieu
