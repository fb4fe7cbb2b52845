#pragma once

// The two steps from a text as the file has it to a text decoded: characters to the bytes that the
// old program wrote, bytes to Vietnamese. legacy_charset.hpp judges the outcome.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace gopbieu {

/// A character as the byte that the old program wrote, or (byte 0) one that is no such byte.
struct LegacyUnit {
    std::uint8_t byte = 0;
    char32_t shown = 0; ///< the character in the file
};
using LegacyUnits = std::vector<LegacyUnit>;

/// The code page by which a program took the bytes for characters.
enum class CodePage : std::uint8_t { western_1252, vietnamese_1258 };

/// The bytes behind a text; nothing when the code page cannot have shown it.
std::optional<LegacyUnits> units_of(std::u32string_view text, CodePage page);

/// A decoded character and how it came about.
struct Decoded {
    char32_t character = 0;
    bool changed = false;
    bool odd = false; ///< was no Vietnamese letter, or a capital inside a word
};
using DecodedText = std::vector<Decoded>;

DecodedText decode_tcvn3(LegacyUnits const& units);

/// Nothing when a mark stands without its letter.
std::optional<DecodedText> decode_vni(LegacyUnits const& units);

/// Whether a character belongs to a word in some reading: letters of any kind, and the symbols
/// that are letters in the old fonts ("®¶ng").
bool stands_in_word(char32_t character);

} // namespace gopbieu
