#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gopbieu {

/// Bytes of an old file in a code page as UTF-8. Nothing when they hold a letter outside ASCII
/// and the code page is not known; ASCII is the same in all of them.
std::optional<std::string> code_page_to_utf8(std::string_view bytes, std::uint16_t code_page);

/// False when letters outside ASCII in that code page cannot be read at all.
bool knows_code_page(std::uint16_t code_page);

} // namespace gopbieu
