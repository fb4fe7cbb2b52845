#include "workbook/container/charset.hpp"

#include "text/code_page.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

using Byte = unsigned char;

constexpr std::optional<int> utf8_page = 65001;

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
    auto const same = [&](std::string_view name) {
        return std::ranges::equal(charset, name, {}, [](char letter) {
            return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
        });
    };
    if (same("utf-16le") || same("utf-16be")) {
        return utf16_to_utf8(bytes, same("utf-16be"));
    }
    auto const page = charset.empty() || same("us-ascii") ? utf8_page : code_page_named(charset);
    if (page == utf8_page) {
        return broken_utf8_at(bytes) ? std::nullopt : std::optional(to_nfc(bytes));
    }
    return page ? decode_code_page(bytes, *page) : std::nullopt;
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
    bool const dos =
        std::ranges::count_if(bytes, is_dos) > std::ranges::count_if(bytes, is_windows);
    return decode_code_page(bytes, dos ? 437 : 1258).value_or("?");
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
