#pragma once

#include <string>

namespace gopbieu {

/// A variable of the environment; empty when it is not set.
std::string environment(char const* name);

} // namespace gopbieu
