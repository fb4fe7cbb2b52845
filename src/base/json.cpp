#include "base/json.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace gopbieu {

namespace {

bool plain(unsigned char byte)
{
    return byte >= 0x20 && byte < 0x7f && byte != '"' && byte != '\\';
}

// The length of the UTF-8 sequence at the start, 0 when it is broken.
std::size_t sequence_length(std::string_view text)
{
    auto const byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    auto const first = byte(0);
    std::size_t const length = first < 0xc2   ? 0
                               : first < 0xe0 ? 2
                               : first < 0xf0 ? 3
                               : first < 0xf5 ? 4
                                              : 0;
    if (length == 0 || text.size() < length) {
        return 0;
    }
    for (std::size_t at = 1; at < length; ++at) {
        if ((byte(at) & 0xc0) != 0x80) {
            return 0;
        }
    }
    bool const overlong = (first == 0xe0 && byte(1) < 0xa0) || (first == 0xf0 && byte(1) < 0x90);
    bool const surrogate = first == 0xed && byte(1) >= 0xa0;
    bool const beyond = first == 0xf4 && byte(1) >= 0x90;
    return overlong || surrogate || beyond ? 0 : length;
}

void append_escape(std::string& out, unsigned char byte)
{
    static constexpr std::string_view hex = "0123456789abcdef";
    switch (byte) {
    case '"':
        out += "\\\"";
        break;
    case '\\':
        out += "\\\\";
        break;
    case '\n':
        out += "\\n";
        break;
    case '\r':
        out += "\\r";
        break;
    case '\t':
        out += "\\t";
        break;
    default:
        out += "\\u00";
        out += hex[byte >> 4U];
        out += hex[byte & 15U];
    }
}

template <typename Value>
void append_chars(std::string& out, Value value)
{
    std::array<char, 32> digits{};
    auto const done = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    out.append(digits.data(), done.ptr);
}

// Most figures that are not whole have a decimal or two. Of so few digits no other decimal stands
// for the same double, so it is the shortest one, which to_chars() would have to look for.
bool append_short(std::string& out, double value)
{
    constexpr double most = 1e12;
    constexpr int most_decimals = 3;
    if (!(std::fabs(value) < most)) {
        return false;
    }
    std::int64_t scale = 1;
    for (int decimals = 0; decimals <= most_decimals; ++decimals, scale *= 10) {
        auto const scaled = std::round(value * static_cast<double>(scale));
        if (scaled / static_cast<double>(scale) != value) {
            continue;
        }
        auto const digits = static_cast<std::int64_t>(std::fabs(scaled));
        if (scaled < 0) {
            out += '-';
        }
        append_chars(out, digits / scale);
        if (decimals != 0) {
            auto const rest = std::to_string(scale + digits % scale); // with its zeros in front
            out += '.';
            out.append(rest, 1);
        }
        return true;
    }
    return false;
}

} // namespace

void append_json(std::string& out, std::string_view text)
{
    out += '"';
    while (!text.empty()) {
        std::size_t run = 0;
        while (run < text.size() && plain(static_cast<unsigned char>(text[run]))) {
            ++run;
        }
        out.append(text.substr(0, run));
        text.remove_prefix(run);
        if (text.empty()) {
            break;
        }
        auto const byte = static_cast<unsigned char>(text[0]);
        std::size_t length = 1;
        if (byte < 0x80) {
            append_escape(out, byte);
        } else if (byte == 0xc2 && text.size() > 1 && static_cast<unsigned char>(text[1]) < 0xa0 &&
                   static_cast<unsigned char>(text[1]) >= 0x80) {
            // The second set of control codes: U+009B starts an escape sequence on a terminal.
            append_escape(out, static_cast<unsigned char>(text[1]));
            length = 2;
        } else if (length = sequence_length(text); length != 0) {
            out.append(text.substr(0, length));
        } else {
            out += "\xef\xbf\xbd";
            length = 1;
        }
        text.remove_prefix(length);
    }
    out += '"';
}

void append_number(std::string& out, double value)
{
    if (append_short(out, value)) {
        return;
    }
    constexpr double exact = 9007199254740992.0;
    if (!std::isfinite(value)) {
        out += "null"; // JSON has no word for it
        return;
    }
    if (value == std::floor(value) && std::fabs(value) < exact) {
        append_chars(out, static_cast<std::int64_t>(value));
    } else {
        append_chars(out, value);
    }
}

void append_number(std::string& out, unsigned long long value)
{
    append_chars(out, value);
}

void append_number(std::string& out, Exact const& value)
{
    auto const exact = value.text();
    if (exact.find('/') == std::string::npos) {
        out += exact;
    } else {
        append_json(out, exact);
    }
}

} // namespace gopbieu
