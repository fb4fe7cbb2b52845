#pragma once

#include "workbook/looks.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// What is written into a style beside what the library wrote.
struct StylePlan {
    Alignment alignment;
    bool quote_prefix = false; ///< "'001": typed as text
};

/// The styles part with the plans of some styles, by their number, and the styles that conditional
/// formats lay over cells.
std::string finished_styles(std::string_view part,
                            std::map<int, StylePlan> const& plans,
                            std::vector<OverlayStyle const*> const& overlays);

/// dxfs
std::string overlay_elements(std::vector<OverlayStyle const*> const& overlays);

} // namespace gopbieu
