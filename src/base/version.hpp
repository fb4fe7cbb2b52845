#pragma once

#include <string_view>

namespace gopbieu {

std::string_view version();

} // namespace gopbieu
