#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gopbieu {

/// Appends one character as UTF-8. Surrogates and values beyond U+10FFFF become U+FFFD.
void append_utf8(std::string& out, char32_t character);

/// The character at the front of valid UTF-8, and how many bytes it takes.
struct Utf8Step {
    char32_t character;
    std::size_t length;
};
Utf8Step first_character(std::string_view valid_utf8);

/// Where UTF-8 breaks; empty when it is whole.
std::optional<std::size_t> broken_utf8_at(std::string_view text);

/// Valid UTF-8 in Unicode normal form C.
std::string to_nfc(std::string_view valid_utf8);

/// The gate for every string that comes from a file: valid UTF-8 in NFC, or nothing when the
/// bytes are no UTF-8. Gives back the same view where nothing had to change (nearly always), else
/// a view of scratch.
std::optional<std::string_view> clean_text(std::string_view text, std::string& scratch);

/// UTF-16 of either byte order (without its byte order mark) as UTF-8. Lone surrogates are broken.
std::optional<std::string> utf16_to_utf8(std::string_view bytes, bool big_endian);

} // namespace gopbieu
