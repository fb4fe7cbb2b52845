#include "text/utf8.hpp"

#include <utf8proc.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace gopbieu {

namespace {

using Byte = unsigned char;

struct Sequence {
    std::size_t length; ///< 0: broken
    bool surely_nfc;    ///< no combining mark and nothing that composes
};

bool continues(Byte byte)
{
    return (byte & 0xc0U) == 0x80U;
}

// Vietnamese lives in U+00C0–U+02FF and U+1E80–U+1EFF, punctuation in U+2000–U+206F; all of it is
// NFC as it stands. Combining marks start at U+0300 (lead byte 0xCC).
Sequence sequence_at(char const* text, std::size_t left)
{
    auto const at = [&](std::size_t index) { return static_cast<Byte>(text[index]); };
    Byte const lead = at(0);
    if (lead < 0xc2) {
        return {0, false};
    }
    if (lead < 0xe0) {
        bool const whole = left >= 2 && continues(at(1));
        return {whole ? 2U : 0U, lead < 0xcc};
    }
    if (lead < 0xf0) {
        bool const whole = left >= 3 && continues(at(1)) && continues(at(2)) &&
                           !(lead == 0xe0 && at(1) < 0xa0) && !(lead == 0xed && at(1) >= 0xa0);
        bool const known = whole && ((lead == 0xe1 && at(1) >= 0xba && at(1) <= 0xbb) ||
                                     (lead == 0xe2 && at(1) <= 0x81));
        return {whole ? 3U : 0U, known};
    }
    bool const whole = lead < 0xf5 && left >= 4 && continues(at(1)) && continues(at(2)) &&
                       continues(at(3)) && !(lead == 0xf0 && at(1) < 0x90) &&
                       !(lead == 0xf4 && at(1) >= 0x90);
    return {whole ? 4U : 0U, false};
}

std::size_t ascii_run(std::string_view text, std::size_t from)
{
    constexpr std::uint64_t high_bits = 0x8080808080808080U;
    std::size_t at = from;
    for (; at + 8 <= text.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, 8);
        if ((word & high_bits) != 0) {
            break;
        }
    }
    while (at < text.size() && static_cast<Byte>(text[at]) < 0x80) {
        ++at;
    }
    return at;
}

struct Examined {
    std::optional<std::size_t> broken_at;
    bool surely_nfc = true;
};

Examined examine(std::string_view text)
{
    Examined found;
    for (std::size_t at = ascii_run(text, 0); at < text.size(); at = ascii_run(text, at)) {
        auto const sequence = sequence_at(text.data() + at, text.size() - at);
        if (sequence.length == 0) {
            found.broken_at = at;
            return found;
        }
        found.surely_nfc = found.surely_nfc && sequence.surely_nfc;
        at += sequence.length;
    }
    return found;
}

} // namespace

void append_utf8(std::string& out, char32_t character)
{
    if (character > 0x10ffff || (character >= 0xd800 && character < 0xe000)) {
        character = 0xfffd;
    }
    if (character < 0x80) {
        out += static_cast<char>(character);
        return;
    }
    std::array<char, 4> bytes{};
    std::size_t const length = character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    for (std::size_t at = length - 1; at > 0; --at, character >>= 6U) {
        bytes.at(at) = static_cast<char>(0x80U | (character & 0x3fU));
    }
    bytes[0] = static_cast<char>((0xf00U >> length & 0xffU) | character);
    out.append(bytes.data(), length);
}

Utf8Step first_character(std::string_view valid_utf8)
{
    auto const at = [&](std::size_t index) {
        return static_cast<char32_t>(static_cast<Byte>(valid_utf8[index]));
    };
    char32_t const lead = at(0);
    if (lead < 0x80) {
        return {lead, 1};
    }
    if (lead < 0xe0) {
        return {((lead & 0x1fU) << 6U) | (at(1) & 0x3fU), 2};
    }
    if (lead < 0xf0) {
        return {((lead & 0x0fU) << 12U) | ((at(1) & 0x3fU) << 6U) | (at(2) & 0x3fU), 3};
    }
    return {((lead & 0x07U) << 18U) | ((at(1) & 0x3fU) << 12U) | ((at(2) & 0x3fU) << 6U) |
                (at(3) & 0x3fU),
            4};
}

std::optional<std::size_t> broken_utf8_at(std::string_view text)
{
    return examine(text).broken_at;
}

std::string to_nfc(std::string_view valid_utf8)
{
    utf8proc_uint8_t* composed = nullptr;
    auto const options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    auto const length = utf8proc_map(reinterpret_cast<utf8proc_uint8_t const*>(valid_utf8.data()),
                                     static_cast<utf8proc_ssize_t>(valid_utf8.size()),
                                     &composed,
                                     options);
    std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> const owner(composed, &std::free);
    if (length < 0) {
        return std::string(valid_utf8);
    }
    return {reinterpret_cast<char const*>(composed), static_cast<std::size_t>(length)};
}

std::optional<std::string_view> clean_text(std::string_view text, std::string& scratch)
{
    auto const found = examine(text);
    if (found.broken_at) {
        return std::nullopt;
    }
    if (found.surely_nfc) {
        return text;
    }
    scratch = to_nfc(text);
    return scratch;
}

std::optional<std::string> utf16_to_utf8(std::string_view bytes, bool big_endian)
{
    if (bytes.size() % 2 != 0) {
        return std::nullopt;
    }
    auto const unit = [&](std::size_t at) {
        auto const first = static_cast<char32_t>(static_cast<Byte>(bytes[at]));
        auto const second = static_cast<char32_t>(static_cast<Byte>(bytes[at + 1]));
        return big_endian ? (first << 8U) | second : (second << 8U) | first;
    };
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size(); at += 2) {
        char32_t character = unit(at);
        if (character >= 0xdc00 && character < 0xe000) {
            return std::nullopt;
        }
        if (character >= 0xd800 && character < 0xdc00) {
            at += 2;
            char32_t const low = at < bytes.size() ? unit(at) : 0;
            if (low < 0xdc00 || low >= 0xe000) {
                return std::nullopt;
            }
            character = 0x10000 + ((character - 0xd800) << 10U) + (low - 0xdc00);
        }
        append_utf8(out, character);
    }
    return out;
}

} // namespace gopbieu
