#include "workbook/xls/code_page.hpp"

#include "base/system_text.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>

namespace gopbieu {

namespace {

struct CodePage {
    std::uint16_t number;
    std::array<char16_t, 128> upper;
};

constexpr std::array code_pages{
#define GOPBIEU_CODE_PAGE(number, ...) CodePage{number, {__VA_ARGS__}},
#include "workbook/xls/code_pages.def"
#undef GOPBIEU_CODE_PAGE
};

constexpr std::uint16_t windows_western = 1252;

// Numbers of the CODEPAGE record that mean another one.
std::uint16_t plain_number(std::uint16_t code_page)
{
    switch (code_page) {
    case 0:
    case 367:    // ASCII
    case 1200:   // UTF-16: then one-byte strings are its lower halves
    case 21010:  // UTF-16, as some writers call it
    case 28591:  // ISO 8859-1
    case 0x8001: // "ANSI" of BIFF2 and BIFF3
        return windows_western;
    case 0x8000:
        return 10000; // Apple Roman
    default:
        return code_page;
    }
}

CodePage const* find_page(std::uint16_t code_page)
{
    auto const* const found =
        std::ranges::find(code_pages, plain_number(code_page), &CodePage::number);
    return found != code_pages.end() ? found : nullptr;
}

} // namespace

std::optional<std::string> code_page_to_utf8(std::string_view bytes, std::uint16_t code_page)
{
    auto const plain = [](char byte) { return static_cast<unsigned char>(byte) < 0x80; };
    if (std::ranges::all_of(bytes, plain)) {
        return std::string(bytes);
    }
    auto const* page = find_page(code_page);
    if (page == nullptr) {
        return east_asian_to_utf8(bytes, code_page);
    }
    std::string out;
    out.reserve(bytes.size() * 2);
    for (char const byte : bytes) {
        auto const value = static_cast<unsigned char>(byte);
        append_utf8(out, value < 0x80 ? value : page->upper[value - 0x80U]);
    }
    return out;
}

bool knows_code_page(std::uint16_t code_page)
{
    return find_page(code_page) != nullptr || has_east_asian(code_page);
}

} // namespace gopbieu
