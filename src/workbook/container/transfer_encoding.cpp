#include "workbook/container/transfer_encoding.hpp"

#include "workbook/container/mail_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace gopbieu {

using namespace mail_text; // NOLINT(google-build-using-namespace): the few words of this format

namespace {

using Byte = unsigned char;

int hex_digit(char digit)
{
    return digit >= '0' && digit <= '9'   ? digit - '0'
           : digit >= 'a' && digit <= 'f' ? digit - 'a' + 10
           : digit >= 'A' && digit <= 'F' ? digit - 'A' + 10
                                          : -1;
}

// The byte behind an escape sign ("=E1" in quoted-printable, "%E1" in RFC 2231).
std::optional<char> escaped_byte(std::string_view behind_sign)
{
    if (behind_sign.size() < 2 || hex_digit(behind_sign[0]) < 0 || hex_digit(behind_sign[1]) < 0) {
        return std::nullopt;
    }
    return static_cast<char>((hex_digit(behind_sign[0]) << 4) | hex_digit(behind_sign[1]));
}

std::string decode_quoted_printable(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        auto const sign = text.find('=');
        out += text.substr(0, sign);
        if (sign == std::string_view::npos) {
            break;
        }
        text.remove_prefix(sign + 1);
        if (auto const byte = escaped_byte(text)) {
            out += *byte;
            text.remove_prefix(2);
            continue;
        }
        auto const behind = text.find_first_not_of(" \t\r");
        if (behind == std::string_view::npos) {
            break;
        }
        if (text[behind] == '\n') { // a soft line break, blanks may have crept in behind "="
            text.remove_prefix(behind + 1);
        } else {
            out += '=';
        }
    }
    return out;
}

std::string decode_uuencode(std::string_view text)
{
    std::string out;
    bool begun = false;
    while (!text.empty()) {
        auto const line = take_line(text);
        if (!begun) {
            begun = line.starts_with("begin ");
            continue;
        }
        if (line.empty() || line == "end") {
            break;
        }
        auto const value = [&](std::size_t at) {
            return at < line.size()
                       ? (static_cast<unsigned>(static_cast<Byte>(line[at])) - 32U) & 63U
                       : 0U;
        };
        auto const wanted = out.size() + value(0);
        for (std::size_t at = 1; at < line.size() && out.size() < wanted; at += 4) {
            auto const group =
                (value(at) << 18U) | (value(at + 1) << 12U) | (value(at + 2) << 6U) | value(at + 3);
            for (unsigned const shift : {16U, 8U, 0U}) {
                if (out.size() < wanted) {
                    out += static_cast<char>((group >> shift) & 0xffU);
                }
            }
        }
    }
    return out;
}

} // namespace

std::string decode_percent(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const byte = text[at] == '%' ? escaped_byte(text.substr(at + 1)) : std::nullopt;
        out += byte.value_or(text[at]);
        at += byte ? 2U : 0U;
    }
    return out;
}

std::string decode_q(std::string_view text)
{
    std::string with_blanks(text);
    std::ranges::replace(with_blanks, '_', ' ');
    return decode_quoted_printable(with_blanks);
}

std::string decode_base64(std::string_view text)
{
    static constexpr std::array<std::int8_t, 256> values = [] {
        std::array<std::int8_t, 256> table{};
        table.fill(-1);
        constexpr std::string_view letters =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (std::size_t at = 0; at < letters.size(); ++at) {
            table.at(static_cast<Byte>(letters[at])) = static_cast<std::int8_t>(at);
        }
        return table;
    }();
    std::string out;
    out.reserve(text.size() / 4 * 3 + 3);
    std::uint32_t group = 0;
    unsigned digits = 0;
    // Some programs encode in stretches, each with its own "=" at the end.
    auto const flush = [&] {
        auto const full = group << (6 * (4 - digits));
        if (digits > 1) {
            out += static_cast<char>(full >> 16U & 0xffU);
        }
        if (digits > 2) {
            out += static_cast<char>(full >> 8U & 0xffU);
        }
        group = 0;
        digits = 0;
    };
    for (char const character : text) {
        auto const value = values[static_cast<Byte>(character)];
        if (character == '=') {
            flush();
        }
        if (value < 0) {
            continue;
        }
        group = (group << 6U) | static_cast<std::uint32_t>(value);
        if (++digits == 4) {
            out += static_cast<char>(group >> 16U & 0xffU);
            out += static_cast<char>(group >> 8U & 0xffU);
            out += static_cast<char>(group & 0xffU);
            group = 0;
            digits = 0;
        }
    }
    flush();
    return out;
}

std::string decode_body(std::string_view body, std::string_view encoding)
{
    auto const name = lower_text(trim(encoding));
    if (name == "base64") {
        return decode_base64(body);
    }
    if (name == "quoted-printable") {
        return decode_quoted_printable(body);
    }
    if (name == "x-uuencode" || name == "uuencode" || name == "x-uue") {
        return decode_uuencode(body);
    }
    return std::string(body);
}

} // namespace gopbieu
