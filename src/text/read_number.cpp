#include "text/read_number.hpp"

#include "text/number_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>

namespace gopbieu {

namespace {

constexpr double longest_meeting = 10; ///< hours; above it they were minutes

bool is_digit(char character)
{
    return character >= '0' && character <= '9';
}

NumberReading answer(Decimal value, Repairs repairs)
{
    value = simplest(value);
    if (repairs.none()) {
        return CertainNumber{value};
    }
    return RepairedNumber{value, repairs};
}

Decimal without_sign(Decimal value)
{
    value.digits = value.digits < 0 ? -value.digits : value.digits;
    return value;
}

std::vector<Decimal> list_of(std::optional<Decimal> first, std::optional<Decimal> second = {})
{
    std::vector<Decimal> list;
    for (auto const& each : {first, second}) {
        if (each) {
            list.push_back(simplest(*each));
        }
    }
    return list;
}

// Minutes as hours, and days as hours, need not end: six decimals are a thousandth of a second.
std::optional<Decimal> quotient(Decimal value, std::int64_t divisor)
{
    constexpr int decimals = 6;
    auto const scaled = shifted(value, decimals);
    if (!scaled || !scaled->is_whole()) {
        return std::nullopt;
    }
    auto const half = scaled->digits < 0 ? -divisor / 2 : divisor / 2;
    return simplest({(scaled->digits + half) / divisor, decimals});
}

std::optional<Decimal> minutes_as_hours(Decimal minutes)
{
    return quotient(minutes, 60);
}

// ---- What holds for text and numeric cells alike ----

/// A value that could be read, on its way to an answer.
struct Found {
    Decimal value;
    Repairs repairs;
    bool scale_known = false; ///< a percent sign or format says that these are hundredths
};

// 0,95 is 95 % where the whole column counts in parts of one; alone it may be 0,95 %.
std::optional<NumberReading> settle_scale(Found& found, NumberContext const& context)
{
    Decimal const one{1, 0};
    if (found.scale_known || found.value.digits == 0 || found.value.as_double() > 1) {
        return std::nullopt;
    }
    auto const hundredfold = shifted(found.value, 2);
    if (context.column != RateColumn::all_up_to_one || found.value == one || !hundredfold) {
        return AskNumber{Doubt::percent_scale, list_of(hundredfold, found.value)};
    }
    found.value = *hundredfold;
    found.repairs.add(Repair::percent_of_one);
    return std::nullopt;
}

std::optional<NumberReading> doubt_size(Decimal value, NumberContext const& context)
{
    if (context.hours && value.as_double() >= longest_meeting) {
        return AskNumber{Doubt::maybe_minutes, list_of(minutes_as_hours(value), value)};
    }
    if (context.largest && value.as_double() > *context.largest) {
        return AskNumber{Doubt::too_large, list_of(value)};
    }
    return std::nullopt;
}

NumberReading settle(Found found, NumberContext const& context)
{
    if (found.value.is_negative() && context.kind != ValueKind::number) {
        return AskNumber{Doubt::negative, list_of(without_sign(found.value))};
    }
    if (context.kind == ValueKind::count && !found.value.is_whole()) {
        return AskNumber{Doubt::not_whole};
    }
    if (context.kind == ValueKind::percent) {
        if (auto doubt = settle_scale(found, context)) {
            return *doubt;
        }
    }
    if (auto doubt = doubt_size(found.value, context)) {
        return *doubt;
    }
    return answer(found.value, found.repairs);
}

// ---- Text cells ----

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

// ---- Numeric cells ----

// What calculating left behind: 3.9999999996, 94.60000001.
std::optional<Decimal> without_dust(double number)
{
    constexpr double whole_dust = 1e-6;
    constexpr double decimal_dust = 1e-7;
    constexpr double most = 1e15;
    if (std::fabs(number) > most) {
        return std::nullopt;
    }
    double scale = 1;
    for (int decimals = 0; decimals <= 4; ++decimals, scale *= 10) {
        double const rounded = std::round(number * scale);
        double const dust = std::fabs(number - rounded / scale);
        if (dust == 0) {
            return std::nullopt; // as it is
        }
        // A small number is not dust: 0.0000001 stays.
        if (dust < (decimals == 0 ? whole_dust : decimal_dust) &&
            dust < std::fabs(number) * whole_dust && std::fabs(rounded) < most) {
            return shifted({static_cast<std::int64_t>(rounded), 0}, -decimals);
        }
    }
    return std::nullopt;
}

NumberReading read_time(double days, NumberContext const& context)
{
    constexpr double most_days = 1;
    constexpr double milliseconds_a_day = 86'400'000;
    bool const clock = context.look == NumberLook::time || context.look == NumberLook::elapsed;
    if (!clock || !context.hours || !(days >= 0) || days > most_days) {
        return AskNumber{Doubt::date_in_number};
    }
    auto const milliseconds = static_cast<std::int64_t>(std::llround(days * milliseconds_a_day));
    auto const hours = quotient({milliseconds, 0}, 3'600'000);
    return hours ? settle({*hours, {Repair::time_to_hours}}, context)
                 : AskNumber{Doubt::date_in_number};
}

// The form of a percent that the cell's format announces.
NumberReading read_percent_format(Found found, NumberContext const& context)
{
    constexpr double attained = 1.5;  // 150 % of a plan is seen
    constexpr double impossible = 10; // 1000 % is not: the format was put on afterwards
    auto const hundredfold = shifted(found.value, 2);
    if (!hundredfold) {
        return AskNumber{Doubt::too_long};
    }
    if (context.kind != ValueKind::percent) {
        return AskNumber{Doubt::percent_elsewhere, list_of(hundredfold, found.value)};
    }
    found.scale_known = true;
    double const value = found.value.as_double();
    if (value > attained && value < impossible) {
        return AskNumber{Doubt::percent_scale, list_of(hundredfold, found.value)};
    }
    if (value >= impossible) {
        found.repairs.add(Repair::percent_format_twice);
    } else {
        found.value = *hundredfold;
    }
    return settle(found, context);
}

bool shows_otherwise(Decimal value, NumberContext const& context)
{
    bool const percent = context.look == NumberLook::percent;
    return context.shown_decimals >= 0 &&
           simplest(value).decimals > context.shown_decimals + (percent ? 2 : 0);
}

// A clerk typed 3.918 for 3 918 into an English Excel. Zeros at the end are lost: 3.9 was 3.900.
std::optional<NumberReading> doubt_lost_group(Decimal value, NumberContext const& context)
{
    constexpr std::uint8_t group = 3;
    if (context.kind != ValueKind::count || value.is_negative() || value.is_whole() ||
        simplest(value).decimals > group) {
        return std::nullopt;
    }
    return AskNumber{Doubt::maybe_thousands, list_of(shifted(value, group))};
}

} // namespace

std::vector<Repair> Repairs::list() const
{
    std::vector<Repair> repairs;
    for (int number = 0; number < repair_count; ++number) {
        if (has(static_cast<Repair>(number))) {
            repairs.push_back(static_cast<Repair>(number));
        }
    }
    return repairs;
}

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

NumberReading read_number(double number, NumberContext const& context)
{
    if (!std::isfinite(number)) {
        return AskNumber{Doubt::not_finite};
    }
    if (context.look == NumberLook::date || context.look == NumberLook::time ||
        context.look == NumberLook::elapsed) {
        return read_time(number, context);
    }
    auto const cleaned = without_dust(number);
    auto const value = cleaned ? cleaned : to_decimal(number);
    if (!value) {
        return AskNumber{Doubt::too_long};
    }
    Found found{*value, {}};
    if (cleaned) {
        found.repairs.add(Repair::float_dust);
    } else if (shows_otherwise(*value, context)) {
        found.repairs.add(Repair::shown_otherwise);
    }
    if (context.hidden_by_format) {
        found.repairs.add(Repair::hidden_value);
    }
    if (context.look == NumberLook::percent) {
        return read_percent_format(found, context);
    }
    if (auto doubt = doubt_lost_group(*value, context)) {
        return *doubt;
    }
    return settle(found, context);
}

RateColumn rate_column(std::vector<double> const& values)
{
    bool below = false;
    bool above = false;
    for (double const value : values) {
        below = below || (value > 0 && value <= 1);
        above = above || value > 1;
    }
    if (below && above) {
        return RateColumn::mixed;
    }
    if (above) {
        return RateColumn::above_one;
    }
    return below ? RateColumn::all_up_to_one : RateColumn::unknown;
}

} // namespace gopbieu
