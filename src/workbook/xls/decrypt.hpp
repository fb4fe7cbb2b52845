#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gopbieu {

/// Excel 97-2003 encrypts a workbook whose structure is locked, but with a fixed password, and
/// opens it without asking. Such a stream is given back in clear; nothing when it is not
/// encrypted, or under a password of somebody's own.
std::optional<std::string> decrypted_by_default_password(std::string_view stream);

} // namespace gopbieu
