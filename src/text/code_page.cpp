#include "text/code_page.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

namespace gopbieu {

namespace {

using Byte = unsigned char;

struct CodePage {
    int number;
    std::array<char16_t, 128> upper_half;
};

constexpr std::array code_pages{
#define GOPBIEU_CODE_PAGE(number, ...) CodePage{number, {__VA_ARGS__}},
#include "text/code_pages.def"
#undef GOPBIEU_CODE_PAGE
};

CodePage const* find_page(int number)
{
    auto const* const found = std::ranges::find(code_pages, number, &CodePage::number);
    return found == code_pages.end() ? nullptr : found;
}

bool among(char byte, std::string_view set)
{
    return set.find(byte) != std::string_view::npos;
}

// The letters that carry tones, as windows-1258 has them: a e i o u y and ă â ê ô ơ ư.
constexpr std::string_view vowels_1258 =
    "aeiouyAEIOUY\xe3\xe2\xea\xf4\xf5\xfd\xc3\xc2\xca\xd4\xd5\xdd";
// Grave, hook, tilde, acute and dot below.
constexpr std::string_view marks_1258 = "\xcc\xd2\xde\xec\xf2";
// Whole letters of Vietnamese (à á è é í ó ù ú with their capitals, đ, and the dong sign), then
// punctuation that Word puts into any text.
constexpr std::string_view letters_1258 =
    "\xe0\xe1\xe8\xe9\xed\xf3\xf9\xfa\xc0\xc1\xc8\xc9\xcd\xd3"
    "\xd9\xda\xf0\xd0\xfe\x85\x91\x92\x93\x94\x96\x97\xa0\xab\xbb";

enum class Utf16 : unsigned char { no, little, big };

// UTF-16 without a mark: blanks, digits and Latin letters have NUL as their upper half, so the
// NULs of such a text all fall on one side.
Utf16 unmarked_utf16(std::string_view bytes)
{
    auto const head = bytes.substr(0, std::min<std::size_t>(bytes.size(), 4096) & ~std::size_t{1});
    std::size_t even = 0;
    std::size_t odd = 0;
    for (std::size_t at = 0; at < head.size(); ++at) {
        (at % 2 == 0 ? even : odd) += head[at] == '\0' ? 1U : 0U;
    }
    auto const enough = std::max<std::size_t>(head.size() / 8, 1);
    if (odd >= enough && even * 20 <= odd) {
        return Utf16::little;
    }
    return even >= enough && odd * 20 <= even ? Utf16::big : Utf16::no;
}

} // namespace

std::optional<std::string> decode_code_page(std::string_view bytes, int code_page)
{
    auto const* const page = find_page(code_page);
    if (page == nullptr) {
        return std::nullopt;
    }
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 4);
    for (char const character : bytes) {
        auto const byte = static_cast<Byte>(character);
        if (byte < 0x80) {
            out += character;
        } else {
            append_utf8(out, page->upper_half[byte - 0x80U]);
        }
    }
    std::string scratch;
    auto const clean = clean_text(out, scratch);
    return clean ? std::string(*clean) : out;
}

std::optional<int> code_page_named(std::string_view name)
{
    std::string plain;
    for (char const letter : name) {
        if (std::isalnum(static_cast<Byte>(letter)) != 0) {
            plain += static_cast<char>(std::tolower(static_cast<Byte>(letter)));
        }
    }
    if (plain == "utf8" || plain == "unicode11utf8") {
        return 65001;
    }
    if (plain == "iso88591" || plain == "iso885915" || plain == "latin1" || plain == "usascii" ||
        plain == "ascii") {
        return 1252;
    }
    auto const digits = plain.find_last_not_of("0123456789") + 1;
    int number = 0;
    if (std::from_chars(plain.data() + digits, plain.data() + plain.size(), number).ec !=
            std::errc() ||
        find_page(number) == nullptr) {
        return std::nullopt;
    }
    return number;
}

int guess_code_page(std::string_view bytes)
{
    std::size_t marks = 0;
    std::size_t marks_in_place = 0;
    std::size_t high = 0;
    std::size_t vietnamese = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        if (static_cast<Byte>(bytes[at]) < 0x80) {
            continue;
        }
        ++high;
        if (among(bytes[at], marks_1258)) {
            ++marks;
            ++vietnamese;
            marks_in_place += at > 0 && among(bytes[at - 1], vowels_1258) ? 1U : 0U;
        } else if (among(bytes[at], letters_1258) || among(bytes[at], vowels_1258)) {
            ++vietnamese;
        }
    }
    bool const fits =
        marks > 0 && marks_in_place * 20 >= marks * 19 && vietnamese * 20 >= high * 19;
    return fits ? 1258 : 1252;
}

std::optional<std::string> decode_text_file(std::string_view bytes, std::optional<int> declared)
{
    if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff")) {
        return utf16_to_utf8(bytes.substr(2), bytes[0] == '\xfe');
    }
    if (bytes.starts_with("\xef\xbb\xbf")) {
        bytes.remove_prefix(3);
        declared = 65001;
    }
    if (bytes.find('\0') != std::string_view::npos) {
        auto const order = unmarked_utf16(bytes);
        return order == Utf16::no ? std::nullopt : utf16_to_utf8(bytes, order == Utf16::big);
    }
    if (!broken_utf8_at(bytes)) {
        return std::string(bytes);
    }
    bool const known = declared && *declared != 65001;
    return decode_code_page(bytes, known ? *declared : guess_code_page(bytes));
}

} // namespace gopbieu
