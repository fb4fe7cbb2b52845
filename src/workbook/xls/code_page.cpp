#include "workbook/xls/code_page.hpp"

#include "base/system_text.hpp"
#include "text/code_page.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

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

} // namespace

std::optional<std::string> code_page_to_utf8(std::string_view bytes, std::uint16_t code_page)
{
    auto const plain = [](char byte) { return static_cast<unsigned char>(byte) < 0x80; };
    if (std::ranges::all_of(bytes, plain)) {
        return std::string(bytes);
    }
    auto decoded = decode_code_page(bytes, plain_number(code_page));
    return decoded ? decoded : east_asian_to_utf8(bytes, code_page);
}

bool knows_code_page(std::uint16_t code_page)
{
    return decode_code_page("", plain_number(code_page)) || has_east_asian(code_page);
}

} // namespace gopbieu
