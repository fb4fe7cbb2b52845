#include "text/legacy_units.hpp"

#include "text/legacy_tables.hpp"
#include "text/letter.hpp"

#include <array>
#include <cstddef>
#include <utility>

namespace gopbieu {

namespace {

struct Difference {
    std::uint8_t byte;
    char32_t in_1252;
    char32_t in_1258;
};

// Where 1258 shows another character than 1252 above A0.
constexpr std::array<Difference, 14> differences{{{0xc3, 0xc3, U'Ă'},
                                                  {0xcc, 0xcc, 0x300},
                                                  {0xd0, 0xd0, U'Đ'},
                                                  {0xd2, 0xd2, 0x309},
                                                  {0xd5, 0xd5, U'Ơ'},
                                                  {0xdd, 0xdd, U'Ư'},
                                                  {0xde, 0xde, 0x303},
                                                  {0xe3, 0xe3, U'ă'},
                                                  {0xec, 0xec, 0x301},
                                                  {0xf0, 0xf0, U'đ'},
                                                  {0xf2, 0xf2, 0x323},
                                                  {0xf5, 0xf5, U'ơ'},
                                                  {0xfd, 0xfd, U'ư'},
                                                  {0xfe, 0xfe, U'₫'}}};

constexpr char32_t dong_sign = 0x20ab; // 1258 shows it for FE

bool is_latin1(char32_t character)
{
    return character >= 0xa1 && character <= 0xff;
}

std::optional<std::uint8_t> byte_in_1258(char32_t character)
{
    for (auto const& difference : differences) {
        if (character == difference.in_1258) {
            return difference.byte;
        }
        if (character == difference.in_1252) {
            return std::nullopt;
        }
    }
    return is_latin1(character) ? std::optional(static_cast<std::uint8_t>(character))
                                : std::nullopt;
}

// Smart quotes, dashes and the like stand in both code pages and in no word.
bool is_word_like(char32_t character)
{
    return (character >= 0xc0 && character < 0x2000) || (character >= 0x2c00 && character < 0xe000);
}

char32_t combining(Tone tone)
{
    constexpr std::array<char32_t, 6> marks{0, 0x300, 0x301, 0x309, 0x303, 0x323};
    return marks[static_cast<std::size_t>(tone)];
}

// The gate composes: "y" and the mark that 1258 shows for D2 have become "ỷ".
bool append_1258(LegacyUnits& units, char32_t shown)
{
    if (auto const byte = byte_in_1258(shown)) {
        units.push_back({*byte, shown});
        return true;
    }
    auto letter = letter_of(shown);
    if (letter.tone != Tone::level) {
        auto const mark = byte_in_1258(combining(letter.tone));
        letter.tone = Tone::level;
        auto const base = character_of(letter);
        auto const base_byte = base < 0x80 ? static_cast<std::uint8_t>(base) : byte_in_1258(base);
        if (base_byte && mark) {
            units.push_back({*base_byte, base});
            units.push_back({*mark, combining(Tone::hook)});
            return true;
        }
    }
    units.push_back({0, shown});
    return !is_word_like(shown);
}

} // namespace

std::optional<LegacyUnits> units_of(std::u32string_view text, CodePage page)
{
    LegacyUnits units;
    units.reserve(text.size() + 8);
    bool own_character = page == CodePage::western_1252;
    for (char32_t const shown : text) {
        if (shown < 0xa1) {
            units.push_back({static_cast<std::uint8_t>(shown), shown});
        } else if (page == CodePage::vietnamese_1258) {
            own_character =
                own_character || shown == dong_sign || (shown > 0xff && is_word_like(shown));
            if (!append_1258(units, shown)) {
                return std::nullopt;
            }
        } else if (is_latin1(shown)) {
            units.push_back({static_cast<std::uint8_t>(shown), shown});
        } else if (is_word_like(shown)) {
            return std::nullopt;
        } else {
            units.push_back({0, shown});
        }
    }
    return own_character ? std::optional(std::move(units)) : std::nullopt;
}

namespace {

bool is_odd(LegacyUnits const& units, std::size_t at)
{
    auto const here = letter_of(units[at].shown);
    bool const after_small =
        at > 0 && letter_of(units[at - 1].shown) && !letter_of(units[at - 1].shown).capital;
    return units[at].byte >= 0xa1 && (!here || (here.capital && after_small));
}

} // namespace

DecodedText decode_tcvn3(LegacyUnits const& units)
{
    DecodedText decoded;
    decoded.reserve(units.size());
    for (std::size_t at = 0; at < units.size(); ++at) {
        auto const [byte, shown] = units[at];
        auto const mark = tcvn3_mark(byte);
        auto last = decoded.empty() ? Letter{} : letter_of(decoded.back().character);
        bool const vowel = std::string_view("aeiouy").find(last.base) != std::string_view::npos;
        if (mark != Tone::level && last && vowel && last.tone == Tone::level) {
            last.tone = mark;
            decoded.back() = {character_of(last), true, true};
            continue;
        }
        char32_t const character = tcvn3_character(byte);
        bool const changed = character != 0;
        decoded.push_back({changed ? character : shown, changed, changed && is_odd(units, at)});
    }
    return decoded;
}

std::optional<DecodedText> decode_vni(LegacyUnits const& units)
{
    DecodedText decoded;
    decoded.reserve(units.size());
    for (std::size_t at = 0; at < units.size(); ++at) {
        auto const [byte, shown] = units[at];
        char32_t const single = vni_single(byte);
        char32_t const letter = single != 0 ? single : shown;
        if (byte >= 0xc0 && single == 0) {
            return std::nullopt; // a mark without its letter
        }
        char32_t const pair =
            at + 1 < units.size() ? vni_pair(letter, units[at + 1].byte) : char32_t{0};
        if (pair != 0) {
            decoded.push_back({pair, true, is_odd(units, at) || is_odd(units, at + 1)});
            ++at;
            continue;
        }
        bool const changed = single != 0 && single != shown;
        decoded.push_back({letter, changed, changed && is_odd(units, at)});
    }
    return decoded;
}

bool stands_in_word(char32_t character)
{
    return letter_of(character) || is_latin1(character) || is_word_like(character) ||
           character == dong_sign;
}

} // namespace gopbieu
