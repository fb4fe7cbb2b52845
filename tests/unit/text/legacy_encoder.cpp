#include "unit/text/legacy_encoder.hpp"

#include "text/legacy_tables.hpp"
#include "text/letter.hpp"
#include "text/utf8.hpp"

#include <map>

using namespace gopbieu;

namespace {

std::map<char32_t, std::u32string> tcvn3_codes()
{
    std::map<char32_t, std::u32string> codes;
    for (unsigned byte = 0xa1; byte <= 0xff; ++byte) {
        char32_t const character = tcvn3_character(static_cast<std::uint8_t>(byte));
        if (character != 0) {
            codes[character] = std::u32string(1, byte);
        }
    }
    return codes;
}

std::map<char32_t, std::u32string> vni_codes()
{
    std::map<char32_t, std::u32string> codes;
    std::u32string letters = U"aeouyAEOUY";
    std::map<char32_t, char32_t> bytes;
    for (char32_t const letter : letters) {
        bytes[letter] = letter;
    }
    for (unsigned byte = 0xc0; byte <= 0xff; ++byte) {
        char32_t const single = vni_single(static_cast<std::uint8_t>(byte));
        if (single != 0) {
            codes[single] = std::u32string(1, byte);
            bytes[single] = byte;
        }
    }
    for (auto const& [letter, code] : bytes) {
        bool const capital = letter_of(letter).capital;
        for (unsigned mark = capital ? 0xc0 : 0xe0; mark <= (capital ? 0xdfU : 0xffU); ++mark) {
            char32_t const pair = vni_pair(letter, static_cast<std::uint8_t>(mark));
            if (pair != 0) {
                codes[pair] = std::u32string{code, mark};
            }
        }
    }
    return codes;
}

std::string encode(std::string_view utf8, std::map<char32_t, std::u32string> const& codes)
{
    std::string out;
    for (char32_t const character : to_characters(utf8)) {
        auto const found = codes.find(character);
        out +=
            found == codes.end() ? to_utf8(std::u32string(1, character)) : to_utf8(found->second);
    }
    return out;
}

} // namespace

std::string as_tcvn3(std::string_view utf8)
{
    static auto const codes = tcvn3_codes();
    return encode(utf8, codes);
}

std::string as_vni(std::string_view utf8)
{
    static auto const codes = vni_codes();
    return encode(utf8, codes);
}

std::string shown_in_1258(std::string_view shown_in_1252)
{
    static std::map<char32_t, std::u32string> const codes{{0xc3, U"Ă"},
                                                          {0xcc, U"\u0300"},
                                                          {0xd0, U"Đ"},
                                                          {0xd2, U"\u0309"},
                                                          {0xd5, U"Ơ"},
                                                          {0xdd, U"Ư"},
                                                          {0xde, U"\u0303"},
                                                          {0xe3, U"ă"},
                                                          {0xec, U"\u0301"},
                                                          {0xf0, U"đ"},
                                                          {0xf2, U"\u0323"},
                                                          {0xf5, U"ơ"},
                                                          {0xfd, U"ư"},
                                                          {0xfe, U"₫"}};
    return to_nfc(encode(shown_in_1252, codes));
}
