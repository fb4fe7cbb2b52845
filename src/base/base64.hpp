#pragma once

#include <string>
#include <string_view>

namespace gopbieu {

/// Bytes as letters, digits, + and /, filled up with = (RFC 4648).
std::string base64(std::string_view bytes);

} // namespace gopbieu
