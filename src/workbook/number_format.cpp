#include "workbook/number_format.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace gopbieu {

namespace {

char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
}

bool starts_with_word(std::string_view text, std::string_view word)
{
    if (text.size() < word.size()) {
        return false;
    }
    for (std::size_t at = 0; at < word.size(); ++at) {
        if (lower(text[at]) != lower(word[at])) {
            return false;
        }
    }
    return true;
}

struct Tokens {
    bool day = false, clock = false, month_or_minute = false, elapsed = false;
    bool digits = false, percent = false, text = false, general = false;
};

// "[h]" counts hours beyond a day; "[Red]", "[$-409]" and "[>=100]" are no part of the value.
bool elapsed_brackets(std::string_view inside)
{
    if (inside.empty()) {
        return false;
    }
    for (char const letter : inside) {
        if (lower(letter) != lower(inside[0])) {
            return false;
        }
    }
    char const first = lower(inside[0]);
    return first == 'h' || first == 'm' || first == 's';
}

// Walks the first section of a code and notes what kinds of placeholders it has.
Tokens read_tokens(std::string_view code)
{
    Tokens found;
    while (!code.empty() && code[0] != ';') {
        std::size_t length = 1;
        switch (lower(code[0])) {
        case '"':
            length = std::min(code.find('"', 1), code.size() - 1) + 1;
            break;
        case '\\':
        case '_':
        case '*':
            length = 2;
            break;
        case '[': {
            auto const close = code.find(']');
            if (close != std::string_view::npos) {
                found.elapsed = found.elapsed || elapsed_brackets(code.substr(1, close - 1));
                length = close + 1;
            }
            break;
        }
        case 'g':
            if (starts_with_word(code, "general")) {
                found.general = true;
                length = 7;
            }
            break;
        case 'a':
            if (starts_with_word(code, "am/pm") || starts_with_word(code, "a/p")) {
                found.clock = true;
                length = starts_with_word(code, "am/pm") ? 5 : 3;
            }
            break;
        case 'e':
            // "0.00E+00" is a number; a lone "e" is an East Asian year.
            if (code.size() > 1 && (code[1] == '+' || code[1] == '-')) {
                length = 2;
            } else {
                found.day = true;
            }
            break;
        case 'y':
        case 'd':
            found.day = true;
            break;
        case 'h':
        case 's':
            found.clock = true;
            break;
        case 'm':
            found.month_or_minute = true;
            break;
        case '0':
        case '#':
        case '?':
            found.digits = true;
            break;
        case '%':
            found.percent = true;
            break;
        case '@':
            found.text = true;
            break;
        default:
            break;
        }
        code.remove_prefix(std::min(length, code.size()));
    }
    return found;
}

Shown meaning(Tokens const& tokens)
{
    if (tokens.elapsed) {
        return Shown::elapsed;
    }
    if (tokens.general) {
        return Shown::number;
    }
    if (tokens.day) {
        return tokens.clock ? Shown::date_time : Shown::date;
    }
    if (tokens.clock) {
        return Shown::time;
    }
    if (tokens.month_or_minute) {
        return Shown::date;
    }
    if (tokens.percent) {
        return Shown::percent;
    }
    return tokens.text && !tokens.digits ? Shown::text : Shown::number;
}

void append_two(std::string& out, unsigned value)
{
    out += static_cast<char>('0' + value / 10 % 10);
    out += static_cast<char>('0' + value % 10);
}

// Milliseconds of a day as "17:00:00" or "17:00:00.250".
std::string clock_text(std::int64_t milliseconds)
{
    std::string out;
    auto const part = [&](std::int64_t unit, std::int64_t modulus) {
        append_two(out, static_cast<unsigned>(milliseconds / unit % modulus));
    };
    part(3'600'000, 24);
    out += ':';
    part(60'000, 60);
    out += ':';
    part(1000, 60);
    if (auto const rest = milliseconds % 1000; rest != 0) {
        out += '.';
        out += static_cast<char>('0' + rest / 100);
        append_two(out, static_cast<unsigned>(rest % 100));
    }
    return out;
}

constexpr std::int64_t day_milliseconds = 86'400'000;
constexpr auto day_zero = std::chrono::sys_days(std::chrono::year(1899) / 12 / 30);

// A number of exactly `digits` digits; moves the text on.
std::optional<int> take_digits(std::string_view& text, std::size_t digits)
{
    int value = 0;
    if (text.size() < digits) {
        return std::nullopt;
    }
    auto const done = std::from_chars(text.data(), text.data() + digits, value);
    if (done.ec != std::errc() || done.ptr != text.data() + digits || text[0] == '-') {
        return std::nullopt;
    }
    text.remove_prefix(digits);
    return value;
}

bool take(std::string_view& text, char character)
{
    bool const there = text.starts_with(character);
    text.remove_prefix(there ? 1 : 0);
    return there;
}

std::optional<double> take_clock(std::string_view& text)
{
    auto const hours = take_digits(text, 2);
    if (!hours || !take(text, ':')) {
        return std::nullopt;
    }
    auto const minutes = take_digits(text, 2);
    if (!minutes) {
        return std::nullopt;
    }
    double seconds = 0;
    if (take(text, ':')) {
        auto const done = std::from_chars(
            text.data(), text.data() + text.size(), seconds, std::chars_format::fixed);
        if (done.ec != std::errc() || !(seconds >= 0)) {
            return std::nullopt;
        }
        text.remove_prefix(static_cast<std::size_t>(done.ptr - text.data()));
    }
    if (*hours > 24 || *minutes > 59 || seconds >= 61) {
        return std::nullopt;
    }
    return (*hours * 3600 + *minutes * 60 + seconds) / 86400;
}

} // namespace

NumberFormat number_format(std::string_view code)
{
    return {std::string(code), meaning(read_tokens(code))};
}

std::optional<std::string_view> builtin_format(std::uint32_t id)
{
    using Entry = std::pair<std::uint32_t, std::string_view>;
    static constexpr std::array<Entry, 28> fixed{{
        {0, "General"},
        {1, "0"},
        {2, "0.00"},
        {3, "#,##0"},
        {4, "#,##0.00"},
        {9, "0%"},
        {10, "0.00%"},
        {11, "0.00E+00"},
        {12, "# ?/?"},
        {13, "# ?\?/?\?"},
        {14, "m/d/yyyy"},
        {15, "d-mmm-yy"},
        {16, "d-mmm"},
        {17, "mmm-yy"},
        {18, "h:mm AM/PM"},
        {19, "h:mm:ss AM/PM"},
        {20, "h:mm"},
        {21, "h:mm:ss"},
        {22, "m/d/yyyy h:mm"},
        {37, "#,##0 ;(#,##0)"},
        {38, "#,##0 ;[Red](#,##0)"},
        {39, "#,##0.00;(#,##0.00)"},
        {40, "#,##0.00;[Red](#,##0.00)"},
        {45, "mm:ss"},
        {46, "[h]:mm:ss"},
        {47, "mm:ss.0"},
        {48, "##0.0E+0"},
        {49, "@"},
    }};
    for (auto const& [number, code] : fixed) {
        if (number == id) {
            return code;
        }
    }
    // 27–36 and 50–58 are dates of East Asian editions.
    if ((id >= 27 && id <= 36) || (id >= 50 && id <= 58)) {
        return "m/d/yyyy";
    }
    return std::nullopt;
}

std::optional<std::string> serial_to_iso(double serial)
{
    constexpr double after_9999 = 2958466;
    // Excel counts a 29 February 1900 as day 60; days before it are one off.
    if (!(serial >= 0) || serial >= after_9999 || (serial >= 60 && serial < 61)) {
        return std::nullopt;
    }
    auto const milliseconds =
        static_cast<std::int64_t>(std::llround(serial * static_cast<double>(day_milliseconds)));
    auto const day = milliseconds / day_milliseconds;
    auto const rest = milliseconds % day_milliseconds;
    if (day == 0) {
        return clock_text(rest);
    }
    if (day == 60 || day >= static_cast<std::int64_t>(after_9999)) {
        return std::nullopt;
    }
    std::chrono::year_month_day const date(day_zero + std::chrono::days(day < 60 ? day + 1 : day));
    auto const year = static_cast<int>(date.year());
    std::string out;
    append_two(out, static_cast<unsigned>(year / 100));
    append_two(out, static_cast<unsigned>(year % 100));
    out += '-';
    append_two(out, static_cast<unsigned>(date.month()));
    out += '-';
    append_two(out, static_cast<unsigned>(date.day()));
    if (rest != 0) {
        out += 'T';
        out += clock_text(rest);
    }
    return out;
}

std::optional<double> iso_to_serial(std::string_view iso)
{
    auto rest = iso;
    if (auto clock = take_clock(rest)) {
        return clock;
    }
    rest = iso;
    take(rest, '+');
    auto const year = take_digits(rest, 4);
    if (!year || !take(rest, '-')) {
        return std::nullopt;
    }
    auto const month = take_digits(rest, 2);
    if (!month || !take(rest, '-')) {
        return std::nullopt;
    }
    auto const day = take_digits(rest, 2);
    if (!day) {
        return std::nullopt;
    }
    std::chrono::year_month_day const date(std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day)));
    if (!date.ok()) {
        return std::nullopt;
    }
    auto serial = static_cast<double>((std::chrono::sys_days(date) - day_zero).count());
    if (serial < 61 && serial > 0) {
        serial -= 1;
    }
    if (take(rest, 'T') || take(rest, ' ')) {
        auto const clock = take_clock(rest);
        if (!clock) {
            return std::nullopt;
        }
        serial += *clock;
    }
    return serial;
}

} // namespace gopbieu
