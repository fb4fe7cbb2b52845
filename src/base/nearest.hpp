#pragma once

#include <string_view>
#include <vector>

namespace gopbieu {

/// The name in the list that is nearly the given one; empty when none is near.
std::string_view nearest(std::string_view name, std::vector<std::string_view> const& names);

} // namespace gopbieu
