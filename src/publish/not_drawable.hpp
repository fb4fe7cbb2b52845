#pragma once

// Asked when a template is registered, so that nobody learns on the day of the deadline what cannot
// be drawn.

#include "base/catalogue.hpp"
#include "workbook/workbook.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// What a workbook holds that is not drawn at all, in words for a list. Such a template is refused.
std::vector<std::string> not_drawable(Workbook const& workbook, Language language);

/// What is drawn, but not quite as it was: told, and no hindrance.
std::vector<std::string> drawn_otherwise(Workbook const& workbook, Language language);

/// What a single thing has to be to be drawn.
bool can_be_drawn(Picture const& picture);
bool can_be_sheet_name(std::string_view name);
bool can_be_property(std::string_view text);

} // namespace gopbieu
