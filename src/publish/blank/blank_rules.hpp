#pragma once

#include "publish/blank/blank_sheet.hpp"

#include <string>

namespace gopbieu {

/// Colours the cells of broken rules: red where the figures cannot be, yellow where the unit is
/// going to be asked. A rule that looks beyond the sheet, or is only good to know, colours nothing;
/// nor does any before something is filled in.
void colour_broken_rules(BlankSheet const& sheet, std::string const& period);

} // namespace gopbieu
