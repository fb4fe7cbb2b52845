#include "workbook/container/mime.hpp"

#include "workbook/container/charset.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

namespace gopbieu {

namespace {

using Byte = unsigned char;

// A header longer than this, or a mail with more of them, is no honest one; the rest is left out.
constexpr std::size_t most_headers = 1000, most_parameters = 200, longest_header = 1U << 16U,
                      longest_word = 2000;

char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
}

std::string lower_text(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(), lower);
    return out;
}

bool blank(char character)
{
    return character == ' ' || character == '\t' || character == '\r' || character == '\n';
}

std::string_view trim(std::string_view text)
{
    while (!text.empty() && blank(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && blank(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

// Takes a line off the front, without its line end.
std::string_view take_line(std::string_view& rest)
{
    auto const end = rest.find('\n');
    auto line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (line.ends_with('\r')) {
        line.remove_suffix(1);
    }
    return line;
}

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

// The letters behind "=?charset?Q?": "_" is a blank.
std::string decode_q(std::string_view text)
{
    std::string with_blanks(text);
    std::ranges::replace(with_blanks, '_', ' ');
    return decode_quoted_printable(with_blanks);
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

struct EncodedWord {
    std::string_view charset;
    char encoding = 0;
    std::string_view text;
    std::size_t length = 0; ///< of the whole word
};

// "=?charset*language?B?text?=" at the front.
std::optional<EncodedWord> encoded_word(std::string_view at)
{
    at = at.substr(0, longest_word);
    auto const charset_end = at.find('?', 2);
    if (charset_end == std::string_view::npos || charset_end > 64 || at.size() < charset_end + 5 ||
        at[charset_end + 2] != '?') {
        return std::nullopt;
    }
    auto const text = charset_end + 3;
    auto const end = at.find("?=", text);
    if (end == std::string_view::npos) {
        return std::nullopt;
    }
    auto charset = at.substr(2, charset_end - 2);
    return EncodedWord{charset.substr(0, charset.find('*')),
                       lower(at[charset_end + 1]),
                       at.substr(text, end - text),
                       end + 2};
}

std::string to_text(std::string_view bytes, std::string_view charset)
{
    auto decoded = decode_charset(bytes, charset);
    return decoded ? *decoded : guess_name(bytes);
}

// A quoted value: only \" and \\ are escapes, because Windows paths stand here unescaped.
std::string take_quoted(std::string_view& rest)
{
    std::string out;
    std::size_t at = 1;
    for (; at < rest.size() && rest[at] != '"'; ++at) {
        bool const escape = rest[at] == '\\' && at + 1 < rest.size() &&
                            (rest[at + 1] == '"' || rest[at + 1] == '\\');
        at += escape ? 1 : 0;
        out += rest[at];
    }
    rest.remove_prefix(std::min(at + 1, rest.size()));
    return out;
}

std::string take_value(std::string_view& rest)
{
    if (rest.starts_with('"')) {
        return take_quoted(rest);
    }
    auto const value = rest.substr(0, rest.find(';'));
    rest.remove_prefix(value.size());
    return std::string(trim(value));
}

// Whether the boundary line continues as one: "--b", "--b--", blanks behind.
struct BoundaryLine {
    bool is = false, last = false;
};

BoundaryLine boundary_line(std::string_view behind)
{
    bool const last = behind.starts_with("--");
    behind.remove_prefix(last ? 2 : 0);
    auto const stop = behind.find_first_not_of(" \t\r");
    return {stop == std::string_view::npos || behind[stop] == '\n', last};
}

// The line end before a boundary belongs to the boundary.
std::string_view without_line_end(std::string_view text)
{
    if (text.ends_with('\n')) {
        text.remove_suffix(1);
    }
    if (text.ends_with('\r')) {
        text.remove_suffix(1);
    }
    return text;
}

} // namespace

std::string_view MimeField::parameter(std::string_view name) const
{
    auto const found = std::ranges::find(parameters, name, &Parameter::name);
    return found == parameters.end() ? std::string_view() : found->value;
}

std::string MimeField::text(std::string_view name) const
{
    // RFC 2231: name*=charset'language'%41…, or pieces name*0, name*1*, … in any order.
    struct Piece {
        unsigned number;
        bool encoded;
        std::string_view value;
    };
    std::vector<Piece> pieces;
    for (auto const& parameter : parameters) {
        std::string_view key = parameter.name;
        if (!key.starts_with(name) || !key.substr(name.size()).starts_with('*')) {
            continue;
        }
        key.remove_prefix(name.size() + 1);
        bool const encoded = key.empty() || key.ends_with('*');
        unsigned number = 0;
        std::from_chars(key.data(), key.data() + key.size(), number);
        pieces.push_back({number, encoded, parameter.value});
    }
    if (pieces.empty()) {
        return decode_words(parameter(name));
    }
    std::ranges::stable_sort(pieces, {}, &Piece::number);
    std::string bytes;
    std::string_view charset;
    auto& first = pieces.front();
    if (auto const quote = first.value.find('\'');
        first.encoded && quote != std::string_view::npos) {
        charset = first.value.substr(0, quote);
        first.value.remove_prefix(
            std::min(first.value.find('\'', quote + 1), first.value.size() - 1) + 1);
    }
    for (auto const& piece : pieces) {
        bytes += piece.encoded ? decode_percent(piece.value) : std::string(piece.value);
    }
    return to_text(bytes, charset);
}

std::string_view MimePart::header(std::string_view name) const
{
    auto const found = std::ranges::find(headers, name, &Header::name);
    return found == headers.end() ? std::string_view() : found->value;
}

bool MimePart::has(std::string_view name) const
{
    return std::ranges::find(headers, name, &Header::name) != headers.end();
}

MimePart parse_part(std::string_view text)
{
    MimePart part;
    while (!text.empty()) {
        auto const line = take_line(text);
        if (line.empty()) {
            break;
        }
        if (blank(line.front())) { // a folded line goes on
            if (!part.headers.empty() && part.headers.back().value.size() < longest_header) {
                part.headers.back().value += line.substr(0, longest_header);
            }
            continue;
        }
        auto const colon = line.find(':');
        if (colon == std::string_view::npos || part.headers.size() >= most_headers) {
            continue;
        }
        part.headers.push_back({lower_text(trim(line.substr(0, colon).substr(0, longest_header))),
                                std::string(trim(line.substr(colon + 1, longest_header)))});
    }
    part.body = text;
    return part;
}

MimeField parse_field(std::string_view value)
{
    MimeField field;
    field.value = lower_text(trim(value.substr(0, value.find(';'))));
    value.remove_prefix(std::min(value.find(';'), value.size()));
    while (!value.empty() && field.parameters.size() < most_parameters) {
        if (value.front() == ';' || blank(value.front())) {
            value.remove_prefix(1);
            continue;
        }
        auto const stop = value.find_first_of("=;");
        auto const name = trim(value.substr(0, stop));
        value.remove_prefix(std::min(stop, value.size()));
        if (value.empty() || value.front() == ';') {
            continue;
        }
        value.remove_prefix(1);
        while (!value.empty() && blank(value.front())) {
            value.remove_prefix(1);
        }
        field.parameters.push_back({lower_text(name), take_value(value)});
        value.remove_prefix(std::min(value.find(';'), value.size()));
    }
    return field;
}

std::string decode_words(std::string_view text)
{
    std::string out, bytes;
    std::string_view charset;
    auto const flush = [&] {
        out += bytes.empty() ? std::string() : to_text(bytes, charset);
        bytes.clear();
    };
    while (!text.empty()) {
        auto const start = text.find("=?");
        auto const plain = text.substr(0, start);
        // Blanks between two encoded words belong to neither.
        if (bytes.empty() || !trim(plain).empty() || start == std::string_view::npos) {
            flush();
            out += guess_name(plain);
        }
        if (start == std::string_view::npos) {
            break;
        }
        text.remove_prefix(start);
        auto const word = encoded_word(text);
        if (!word || (word->encoding != 'b' && word->encoding != 'q')) {
            flush();
            out += "=?";
            text.remove_prefix(2);
            continue;
        }
        if (lower_text(word->charset) != lower_text(charset)) {
            flush();
        }
        charset = word->charset;
        bytes += word->encoding == 'b' ? decode_base64(word->text) : decode_q(word->text);
        text.remove_prefix(word->length);
    }
    flush();
    return out;
}

std::vector<std::string_view>
split_parts(std::string_view body, std::string_view boundary, std::size_t most)
{
    // Searching with the line feed in front keeps the time linear, whatever the boundary is.
    std::string const mark = "\n--" + std::string(boundary);
    std::vector<std::string_view> parts;
    std::optional<std::size_t> start;
    bool const at_once = body.starts_with(std::string_view(mark).substr(1));
    // Takes the boundary line that begins at `before`; its boundary ends at `behind`.
    auto const consider = [&](std::size_t before, std::size_t behind) {
        auto const line = boundary_line(body.substr(behind));
        if (!line.is) {
            return false;
        }
        if (start) {
            parts.push_back(
                without_line_end(body.substr(*start, before - std::min(*start, before))));
        }
        auto const end = body.find('\n', behind);
        start = line.last || end == std::string_view::npos ? std::nullopt : std::optional(end + 1);
        return line.last;
    };
    bool over = at_once && consider(0, mark.size() - 1);
    for (std::size_t at = body.find(mark);
         !over && at != std::string_view::npos && parts.size() <= most;
         at = body.find(mark, at + 1)) {
        over = consider(at + 1, at + mark.size());
    }
    if (start && parts.size() <= most) {
        parts.push_back(body.substr(*start));
    }
    return parts;
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
