#include "workbook/container/mime.hpp"

#include "workbook/container/charset.hpp"
#include "workbook/container/mail_text.hpp"
#include "workbook/container/transfer_encoding.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace gopbieu {

using namespace mail_text; // NOLINT(google-build-using-namespace): the few words of this format

namespace {

// A header longer than this, or a mail with more of them, is no honest one; the rest is left out.
constexpr std::size_t most_headers = 1000, most_parameters = 200, longest_header = 1U << 16U,
                      longest_word = 2000;

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

} // namespace gopbieu
