#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gopbieu {

/// Text in a code page of East Asia (932, 936, 949, 950, 1361) as UTF-8, by the tables of the
/// operating system. Nothing when the bytes do not fit, or the system does not have the code page.
std::optional<std::string> east_asian_to_utf8(std::string_view bytes, unsigned code_page);

/// True when the system can read that code page.
bool has_east_asian(unsigned code_page);

} // namespace gopbieu
