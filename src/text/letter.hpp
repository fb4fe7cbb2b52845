#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gopbieu {

/// The five written tones of Vietnamese, and none.
enum class Tone : std::uint8_t { level, grave, acute, hook, tilde, dot };

/// What makes ă, â, ơ, đ of a, a, o, d.
enum class Shape : std::uint8_t { none, circumflex, breve, horn, stroke };

/// One letter of the Vietnamese (and English) alphabet taken apart: "Ế" is e, circumflex, acute,
/// capital. Letters of no interest have base 0.
struct Letter {
    char base = 0; ///< 'a' to 'z'
    Shape shape = Shape::none;
    Tone tone = Tone::level;
    bool capital = false;

    explicit operator bool() const { return base != 0; }
    bool operator==(Letter const&) const = default;
};

Letter letter_of(char32_t character);

/// The composed character of a letter; of a combination that does not exist ("b" with a tone) the
/// nearest that does.
char32_t character_of(Letter letter);

/// The tone or shape that a combining mark adds; both empty for other characters.
struct CombiningMark {
    Tone tone = Tone::level;
    Shape shape = Shape::none;

    explicit operator bool() const { return tone != Tone::level || shape != Shape::none; }
};
CombiningMark mark_of(char32_t character);

std::u32string to_characters(std::string_view valid_utf8);
std::string to_utf8(std::u32string_view characters);

/// Lower and upper case of Vietnamese and English letters; other characters stay.
char32_t small_letter(char32_t character);
char32_t capital_letter(char32_t character);

} // namespace gopbieu
