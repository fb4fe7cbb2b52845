#pragma once

#include "publish/publish.hpp"

#include <functional>

namespace gopbieu {

/// Writes the lines of a template's heading that name a unit, the unit above it or the period.
void fill_heading(Page& page,
                  Template const& blank,
                  std::function<std::string(HeadingLine const&)> const& text);

} // namespace gopbieu
