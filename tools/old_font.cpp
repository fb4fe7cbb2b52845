#include "old_font.hpp"

#include "text/legacy_tables.hpp"
#include "text/letter.hpp"

#include <algorithm>
#include <map>

namespace {

// By character, the byte that draws it; the first of several, which is the small letter's own.
std::map<char32_t, char32_t> const& bytes_of_letters()
{
    static auto const made = [] {
        std::map<char32_t, char32_t> found;
        for (unsigned byte = 0xa1; byte <= 0xff; ++byte) {
            auto const character = gopbieu::tcvn3_character(static_cast<std::uint8_t>(byte));
            if (character > 0x7f) {
                found.emplace(character, byte);
            }
        }
        return found;
    }();
    return made;
}

} // namespace

OldFontText in_old_font(std::string const& words)
{
    auto characters = gopbieu::to_characters(words);
    bool const capitals =
        std::ranges::all_of(characters,
                            [](char32_t one) { return gopbieu::capital_letter(one) == one; }) &&
        std::ranges::any_of(characters,
                            [](char32_t one) { return gopbieu::small_letter(one) != one; });
    for (auto& character : characters) {
        character = capitals ? gopbieu::small_letter(character) : character;
        auto const found = bytes_of_letters().find(character);
        // The old fonts' bytes are shown as the western characters of the same number.
        character = found == bytes_of_letters().end() ? character : found->second;
    }
    return {gopbieu::to_utf8(characters), capitals ? ".VnTimeH" : ".VnTime"};
}
