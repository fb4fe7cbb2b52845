#include "workbook/container/charset.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <array>

namespace gopbieu {

namespace {

using Byte = unsigned char;

constexpr std::u32string_view dos_437 = U"ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕"
                                        U"╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτ"
                                        U"ΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";
static_assert(dos_437.size() == 128);

// 0x80–0x9F of windows-1252; U+FFFD where nothing stands.
constexpr std::u32string_view windows_c1 =
    U"€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ";
static_assert(windows_c1.size() == 32);

// Where windows-1258 differs from 1252: Vietnamese letters and combining tone marks.
constexpr std::array<std::pair<Byte, char32_t>, 18> windows_1258{{
    {0x8a, 0xfffd},
    {0x8e, 0xfffd},
    {0x9a, 0xfffd},
    {0x9e, 0xfffd},
    {0xc3, 0x0102},
    {0xcc, 0x0300},
    {0xd0, 0x0110},
    {0xd2, 0x0309},
    {0xd5, 0x01a0},
    {0xdd, 0x01af},
    {0xde, 0x0303},
    {0xe3, 0x0103},
    {0xec, 0x0301},
    {0xf0, 0x0111},
    {0xf2, 0x0323},
    {0xf5, 0x01a1},
    {0xfd, 0x01b0},
    {0xfe, 0x20ab},
}};

char32_t from_1252(Byte byte)
{
    return byte >= 0x80 && byte < 0xa0 ? windows_c1[byte - 0x80U] : char32_t{byte};
}

char32_t from_1258(Byte byte)
{
    auto const* const own =
        std::ranges::find(windows_1258, byte, &std::pair<Byte, char32_t>::first);
    return own == windows_1258.end() ? from_1252(byte) : own->second;
}

char32_t from_437(Byte byte)
{
    return byte < 0x80 ? char32_t{byte} : dos_437[byte - 0x80U];
}

template <typename Decode>
std::string decode_bytes(std::string_view bytes, Decode decode)
{
    std::string out;
    for (char const byte : bytes) {
        append_utf8(out, decode(static_cast<Byte>(byte)));
    }
    return to_nfc(out);
}

std::string lower(std::string_view text)
{
    std::string out(text);
    for (char& letter : out) {
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
    }
    return out;
}

bool is_any(std::string_view word, std::initializer_list<std::string_view> words)
{
    return std::ranges::find(words, word) != words.end();
}

// Direction marks and overrides make "xslx.exe" look like "exe.xlsx"; line separators split it.
bool misleading(char32_t character)
{
    return character < 0x20 || (character >= 0x7f && character < 0xa0) || character == 0xfeff ||
           (character >= 0x200b && character <= 0x200f) ||
           (character >= 0x2028 && character <= 0x202e) ||
           (character >= 0x2060 && character <= 0x206f);
}

} // namespace

std::optional<std::string> decode_charset(std::string_view bytes, std::string_view charset)
{
    auto const name = lower(charset);
    if (is_any(name, {"utf-8", "utf8", "us-ascii", "ascii", ""})) {
        return broken_utf8_at(bytes) ? std::nullopt : std::optional(to_nfc(bytes));
    }
    if (is_any(name, {"windows-1258", "cp1258", "x-cp1258"})) {
        return decode_bytes(bytes, from_1258);
    }
    // What calls itself ISO-8859-1 is nearly always windows-1252.
    if (is_any(name, {"iso-8859-1", "latin1", "iso-8859-15", "windows-1252", "cp1252"})) {
        return decode_bytes(bytes, from_1252);
    }
    if (is_any(name, {"ibm437", "cp437"})) {
        return decode_bytes(bytes, from_437);
    }
    if (is_any(name, {"utf-16le", "utf-16be"})) {
        return utf16_to_utf8(bytes, name == "utf-16be");
    }
    return std::nullopt;
}

std::string guess_name(std::string_view bytes)
{
    if (!broken_utf8_at(bytes)) {
        return to_nfc(bytes);
    }
    // Letters of the DOS page stand below 0xB0, above are its boxes; in 1258 it is the other way
    // round: letters from 0xC0, below them signs that no file name has.
    auto const is_dos = [](char byte) {
        return static_cast<Byte>(byte) >= 0x80 && static_cast<Byte>(byte) < 0xb0;
    };
    auto const is_windows = [](char byte) { return static_cast<Byte>(byte) >= 0xb0; };
    return std::ranges::count_if(bytes, is_dos) > std::ranges::count_if(bytes, is_windows)
               ? decode_bytes(bytes, from_437)
               : decode_bytes(bytes, from_1258);
}

std::string safe_name(std::string_view name)
{
    constexpr std::size_t longest = 1024;
    auto const whole = guess_name(name.substr(0, 4 * longest));
    std::string out;
    for (std::string_view rest = whole; !rest.empty();) {
        if (out.size() >= longest) {
            return out + "…";
        }
        auto const step = first_character(rest);
        append_utf8(out,
                    step.character == '\\'       ? U'/'
                    : misleading(step.character) ? char32_t{0xfffd}
                                                 : step.character);
        rest.remove_prefix(step.length);
    }
    return out;
}

} // namespace gopbieu
