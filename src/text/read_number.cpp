// The text cells' part of read_number.hpp.

#include "text/read_number.hpp"

#include "text/number_text.hpp"
#include "text/settle_number.hpp"

#include <algorithm>
#include <cstddef>
#include <initializer_list>

namespace gopbieu {

namespace {

bool is_digit(char character)
{
    return character >= '0' && character <= '9';
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), text) != words.end();
}

// Dots, the sign "…" and underscores that a template leaves to be written on.
bool is_dotted_line(std::string_view text)
{
    constexpr std::string_view ellipsis = "…";
    while (!text.empty()) {
        if (text.starts_with(ellipsis)) {
            text.remove_prefix(ellipsis.size());
        } else if (text.front() == '.' || text.front() == '_' || text.front() == ' ') {
            text.remove_prefix(1);
        } else {
            return false;
        }
    }
    return true;
}

bool is_dash(std::string_view text)
{
    return text.find_first_not_of("- ") == std::string_view::npos;
}

// What is written instead of a number: "-" nothing occurred, "…" unknown, "x" cannot be.
std::optional<NumberReading> read_sign(std::string_view text)
{
    if (text.empty()) {
        return BlankCell{};
    }
    if (is_dash(text)) {
        return RepairedNumber{{}, {Repair::dash_is_zero}};
    }
    if (is_one_of(text, {"không", "không có", "ko", "ko có", "khong", "k"})) {
        return RepairedNumber{{}, {Repair::word_is_zero}};
    }
    if (is_dotted_line(text) || is_one_of(text, {"chưa có", "chưa có số liệu", "chưa rõ"})) {
        return MissingValue{};
    }
    if (is_one_of(text, {"x", "×", "n/a", "không áp dụng"})) {
        return NotApplicable{};
    }
    if (text.front() == '#' || text.starts_with("err:")) {
        return AskNumber{Doubt::error_value};
    }
    return std::nullopt;
}

/// A text taken apart: sign, digits, what stands behind.
struct Parts {
    bool bound = false, minus = false, plus = false;
    std::string_view digits, rest;
};

Parts take_apart(std::string_view text)
{
    Parts parts;
    parts.bound = cut_bound(text);
    if (text.starts_with('-') || text.starts_with('+')) {
        parts.minus = text.front() == '-';
        parts.plus = !parts.minus;
        text.remove_prefix(1);
        trim_spaces(text);
    }
    auto const end = digits_end(text);
    parts.digits = text.substr(0, end);
    parts.rest = text.substr(end);
    trim_spaces(parts.rest);
    return parts;
}

bool is_dotted_date(std::string_view digits)
{
    auto const first = digits.find('.');
    auto const second = digits.find('.', first + 1);
    return first <= 2 && second != std::string_view::npos && second - first <= 3 &&
           digits.size() - second == 5;
}

// "3/5", "27/2/2023", "27-2-2023", "12.5.2023"; "5-6" is two numbers.
std::optional<Doubt> doubt_shape(Parts const& parts)
{
    auto const& rest = parts.rest;
    bool const digit_behind = rest.size() > 1 && is_digit(rest[1]);
    if ((rest.starts_with('/') && digit_behind) || is_dotted_date(parts.digits)) {
        return Doubt::fraction_or_date;
    }
    if (rest.starts_with('-') && digit_behind) {
        bool const date = std::count(rest.begin(), rest.end(), '-') == 2;
        return date ? Doubt::fraction_or_date : Doubt::several_numbers;
    }
    return std::nullopt;
}

Doubt doubt_digits(std::string_view digits)
{
    constexpr auto most = 18;
    return std::count_if(digits.begin(), digits.end(), is_digit) > most ? Doubt::too_long
                                                                        : Doubt::not_a_number;
}

// "1h30", "1 giờ 30 phút", "1g30'": the part behind the hours.
std::optional<Decimal> minutes_behind(std::string_view rest)
{
    for (std::string_view const word : {"giờ", "tiếng", "h", "g"}) {
        if (!rest.starts_with(word)) {
            continue;
        }
        rest.remove_prefix(word.size());
        trim_spaces(rest);
        auto const end = std::min(rest.find_first_not_of("0123456789"), rest.size());
        auto const unit = unit_word(rest.substr(end));
        bool const minutes =
            end > 0 && end <= 2 && (unit == UnitWord::none || unit == UnitWord::minutes);
        auto const value = parse_decimal(rest.substr(0, end));
        return minutes && value && value->digits < 60 ? value : std::nullopt;
    }
    return std::nullopt;
}

std::optional<Decimal> hours_and_minutes(WrittenNumber const& hours, Decimal minutes)
{
    constexpr std::int64_t most_hours = 1'000'000;
    if (!hours.value.is_whole() || hours.other || hours.value.digits > most_hours) {
        return std::nullopt;
    }
    return minutes_as_hours({simplest(hours.value).digits * 60 + minutes.digits, 0});
}

// The unit behind a number; a doubt when it is not the column's.
std::optional<Doubt> settle_unit(Found& found, UnitWord unit, NumberContext const& context)
{
    bool const percent = context.kind == ValueKind::percent;
    switch (unit) {
    case UnitWord::none:
        return std::nullopt;
    case UnitWord::things:
        found.repairs.add(Repair::unit_words);
        return percent || context.hours ? std::optional(Doubt::wrong_unit) : std::nullopt;
    case UnitWord::percent:
        found.repairs.add(Repair::percent_sign);
        found.scale_known = true;
        return percent ? std::nullopt : std::optional(Doubt::percent_elsewhere);
    case UnitWord::hours:
        found.repairs.add(Repair::unit_words);
        return context.hours ? std::nullopt : std::optional(Doubt::wrong_unit);
    case UnitWord::minutes: {
        auto const hours = minutes_as_hours(found.value);
        if (!context.hours || !hours) {
            return Doubt::wrong_unit;
        }
        found.value = *hours;
        found.repairs.add(Repair::minutes_to_hours);
        return std::nullopt;
    }
    case UnitWord::unknown:
        break;
    }
    return Doubt::unknown_words;
}

// "15." and "15;" and "15*" end in what means nothing.
void cut_stray_end(std::string_view& rest, Repairs& repairs)
{
    auto const end = rest.find_last_not_of(".,;:* ");
    auto const cut = rest.substr(0, end == std::string_view::npos ? 0 : end + 1);
    if (cut.size() != rest.size()) {
        repairs.add(Repair::stray_punctuation);
        rest = cut;
    }
}

void negate(WrittenNumber& written)
{
    written.value.digits = -written.value.digits;
    if (written.other) {
        written.other->digits = -written.other->digits;
    }
}

// In a count one group is thousands; elsewhere nobody can tell.
std::optional<NumberReading> settle_group(WrittenNumber& written, NumberContext const& context)
{
    if (!written.other) {
        return std::nullopt;
    }
    if (context.kind != ValueKind::count) {
        return AskNumber{Doubt::one_group, list_of(written.value, written.other)};
    }
    written.value = *written.other;
    written.repairs = {Repair::thousand_separators};
    return std::nullopt;
}

NumberReading settle_text(Parts parts, Repairs repairs, NumberContext const& context)
{
    auto written = read_digits(parts.digits);
    if (!written) {
        return AskNumber{doubt_digits(parts.digits)};
    }
    if (parts.minus) {
        negate(*written);
    }
    if (context.hours) {
        if (auto const minutes = minutes_behind(parts.rest)) {
            auto const hours = hours_and_minutes(*written, *minutes);
            repairs.add(Repair::time_to_hours);
            return hours ? settle({*hours, repairs}, context) : AskNumber{Doubt::not_a_number};
        }
    }
    cut_stray_end(parts.rest, repairs);
    auto const unit = unit_word(parts.rest);
    bool const more = std::any_of(parts.rest.begin(), parts.rest.end(), is_digit);
    if (more || parts.bound) {
        return AskNumber{more ? Doubt::several_numbers : Doubt::bound,
                         list_of(written->value, written->other)};
    }
    if (auto doubt = settle_group(*written, context)) {
        return *doubt;
    }
    Found found{written->value, repairs};
    found.repairs.add(written->repairs);
    if (auto const doubt = settle_unit(found, unit, context)) {
        return AskNumber{*doubt, list_of(found.value)};
    }
    return settle(found, context);
}

} // namespace

NumberReading read_number(std::string_view valid_utf8, NumberContext const& context)
{
    constexpr std::size_t longest = 200; // no number is as long as that
    if (valid_utf8.size() > longest &&
        valid_utf8.find_first_not_of(" \t\r\n") != std::string_view::npos) {
        return AskNumber{Doubt::not_a_number};
    }
    auto const plain = plain_number_text(valid_utf8);
    if (auto sign = read_sign(plain.text)) {
        return *sign;
    }
    std::string_view text = plain.text;
    if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
        auto const inside = parse_decimal(text.substr(1, text.size() - 2));
        return AskNumber{inside ? Doubt::negative : Doubt::not_a_number, list_of(inside)};
    }
    auto const parts = take_apart(text);
    if (std::none_of(parts.digits.begin(), parts.digits.end(), is_digit)) {
        return AskNumber{Doubt::not_a_number};
    }
    if (auto const doubt = doubt_shape(parts)) {
        return AskNumber{*doubt};
    }
    Repairs repairs = plain.repairs;
    if (!context.text_is_plain) {
        repairs.add(Repair::text_as_number);
    }
    if (parts.plus) {
        repairs.add(Repair::plus_sign);
    }
    return settle_text(parts, repairs, context);
}

} // namespace gopbieu
