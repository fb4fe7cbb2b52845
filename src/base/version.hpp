#pragma once

#include <string_view>

namespace gopbieu {

std::string_view version();
/// The libraries it was built with: "libxlsxwriter 1.1.5, SQLite 3.40.1, …".
std::string_view libraries();

} // namespace gopbieu
