#include "text/read_date.hpp"

#include "text/number_text.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <initializer_list>
#include <optional>

namespace gopbieu {

namespace {

constexpr int first_year = 1900; // members of the oldest cells were born after it
constexpr int last_year = 2100;

bool is_digit(char character)
{
    return character >= '0' && character <= '9';
}

bool exists(WrittenDate date)
{
    if (date.month == 0) {
        return true;
    }
    std::chrono::year_month_day const whole(std::chrono::year(date.year),
                                            std::chrono::month(date.month),
                                            std::chrono::day(date.day == 0 ? 1 : date.day));
    return whole.ok();
}

/// The numbers of a date as they were written.
struct Numbers {
    std::array<unsigned, 3> value{};
    std::array<std::size_t, 3> digits{};
    std::size_t size = 0;
    char separator = 0; ///< between the first two, when it is one sign
};

constexpr std::size_t most_digits = 4;

bool take_number(std::string_view& text, Numbers& numbers)
{
    auto const end = static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) -
                                              text.begin());
    if (end == 0 || end > most_digits || numbers.size == numbers.value.size()) {
        return false;
    }
    unsigned value = 0;
    for (char const digit : text.substr(0, end)) {
        value = value * 10 + static_cast<unsigned>(digit - '0');
    }
    numbers.value[numbers.size] = value;
    numbers.digits[numbers.size] = end;
    ++numbers.size;
    text.remove_prefix(end);
    return true;
}

bool take_word(std::string_view& text, std::string_view word)
{
    if (!text.starts_with(word)) {
        return false;
    }
    text.remove_prefix(word.size());
    return true;
}

// The words and signs around the numbers of a date.
void take_filling(std::string_view& text, Numbers& numbers)
{
    for (bool again = true; again;) {
        again = false;
        for (std::string_view const word : {"ngày", "tháng", "năm", " ", "/", "-", ".", ","}) {
            while (take_word(text, word)) {
                again = true;
                bool const sign = word == "/" || word == "-" || word == ".";
                numbers.separator = numbers.size == 1 && sign ? word[0] : numbers.separator;
            }
        }
    }
}

std::optional<Numbers> numbers_of(std::string_view text)
{
    Numbers numbers;
    take_filling(text, numbers);
    while (!text.empty()) {
        if (!take_number(text, numbers)) {
            return std::nullopt;
        }
        take_filling(text, numbers);
    }
    return numbers.size == 0 ? std::nullopt : std::optional(numbers);
}

// "2023-12-31T00:00:00" and "31/12/2023 00:00": the clock is no part of the day.
std::string_view without_clock(std::string_view text)
{
    auto const colon = text.find(':');
    if (colon == std::string_view::npos) {
        return text;
    }
    auto const cut = text.find_last_of(" t", colon);
    return cut == std::string_view::npos ? text : text.substr(0, cut);
}

DateReading exact(WrittenDate date)
{
    if (!exists(date)) {
        return AskDate{DateDoubt::no_such_day};
    }
    return CertainDate{date};
}

AskDate ask_century(WrittenDate date)
{
    AskDate ask{DateDoubt::two_digit_year};
    for (int const century : {2000, 1900}) {
        WrittenDate const full{date.year + century, date.month, date.day};
        if (exists(full)) {
            ask.likely.push_back(full);
        }
    }
    return ask;
}

DateReading day_month_year(unsigned day, unsigned month, int year, DateContext const& context)
{
    WrittenDate const date{year, month, day};
    WrittenDate const swapped{year, day, month};
    bool const zero = day == 0 || month == 0;
    if (zero) {
        return AskDate{DateDoubt::no_such_day};
    }
    if (month > 12 && day <= 12 && exists(swapped)) {
        return RepairedDate{swapped, DateRepair::month_first};
    }
    if (context.us_order && day <= 12 && month <= 12 && day != month) {
        return AskDate{DateDoubt::either_order, {swapped, date}};
    }
    return exact(date);
}

DateReading read_three(Numbers const& numbers, DateContext const& context)
{
    auto const [first, second, third] = numbers.value;
    if (numbers.digits[0] == 4 && numbers.digits[1] <= 2 && numbers.digits[2] <= 2) {
        bool const zero = second == 0 || third == 0;
        return zero ? AskDate{DateDoubt::no_such_day}
                    : exact({static_cast<int>(first), second, third});
    }
    bool const short_ones = numbers.digits[0] <= 2 && numbers.digits[1] <= 2;
    if (short_ones && numbers.digits[2] == 4) {
        return day_month_year(first, second, static_cast<int>(third), context);
    }
    if (short_ones && numbers.digits[2] == 2 && first > 0 && second > 0) {
        return ask_century({static_cast<int>(third), second, first});
    }
    return AskDate{DateDoubt::not_a_date};
}

DateReading read_two(Numbers const& numbers)
{
    bool const year_last = numbers.digits[0] <= 2 && numbers.digits[1] == 4;
    bool const year_first = numbers.digits[0] == 4 && numbers.digits[1] <= 2;
    if (!year_last && !year_first) {
        return AskDate{DateDoubt::not_a_date}; // 3/5 is a day of no year
    }
    auto const month = numbers.value[year_last ? 0 : 1];
    auto const year = static_cast<int>(numbers.value[year_last ? 1 : 0]);
    return month == 0 ? AskDate{DateDoubt::no_such_day} : exact({year, month, 0});
}

DateReading read_one(Numbers const& numbers)
{
    auto const year = static_cast<int>(numbers.value[0]);
    if (numbers.digits[0] != 4 || year < first_year || year > last_year) {
        return AskDate{DateDoubt::not_a_date};
    }
    return CertainDate{{year, 0, 0}};
}

std::optional<WrittenDate> day_of_serial(double serial)
{
    constexpr double after_9999 = 2958466;
    if (!(serial >= 1) || serial >= after_9999) {
        return std::nullopt;
    }
    // Excel counts a 29 February 1900, which never was, as day 60.
    auto const day = static_cast<int>(serial);
    if (day == 60) {
        return std::nullopt;
    }
    constexpr std::chrono::sys_days zero =
        std::chrono::year(1899) / std::chrono::December / std::chrono::day(30);
    std::chrono::year_month_day const date(zero + std::chrono::days(day < 60 ? day + 1 : day));
    return WrittenDate{static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day())};
}

bool is_year(double number)
{
    return number >= first_year && number <= last_year && number == std::floor(number);
}

void append_padded(std::string& out, unsigned value, std::size_t width)
{
    auto const digits = std::to_string(value);
    out.append(width > digits.size() ? width - digits.size() : 0, '0');
    out += digits;
}

// "ngày … tháng … năm …" as the template has it.
bool is_left_open(std::string_view text)
{
    Numbers none;
    take_filling(text, none);
    while (take_word(text, "…") || take_word(text, "_")) {
        take_filling(text, none);
    }
    return text.empty();
}

bool holds_several(std::string_view text)
{
    return text.find("đến") != std::string_view::npos || text.find('~') != std::string_view::npos ||
           text.find(" - ") != std::string_view::npos || text.find(';') != std::string_view::npos;
}

} // namespace

std::string to_text(WrittenDate date)
{
    std::string text;
    append_padded(text, static_cast<unsigned>(std::max(date.year, 0)), 4);
    for (unsigned const part : {date.month, date.day}) {
        if (part == 0) {
            break;
        }
        text += '-';
        append_padded(text, part, 2);
    }
    return text;
}

DateReading read_date(std::string_view valid_utf8, DateContext const& context)
{
    constexpr std::size_t longest = 200;
    if (valid_utf8.size() > longest) {
        return AskDate{DateDoubt::not_a_date};
    }
    auto const plain = plain_number_text(valid_utf8);
    auto const text = without_clock(plain.text);
    if (text.empty()) {
        return NoDate{};
    }
    if (std::none_of(text.begin(), text.end(), is_digit)) {
        return is_left_open(text) ? DateReading(NoDate{true}) : AskDate{DateDoubt::not_a_date};
    }
    auto const numbers = numbers_of(text);
    if (!numbers) {
        return AskDate{holds_several(text) ? DateDoubt::several_dates : DateDoubt::not_a_date};
    }
    switch (numbers->size) {
    case 3:
        return read_three(*numbers, context);
    case 2:
        return read_two(*numbers);
    default:
        return read_one(*numbers);
    }
}

DateReading read_date(double number, DateContext const& context)
{
    if (!std::isfinite(number)) {
        return AskDate{DateDoubt::not_a_date};
    }
    auto const day = day_of_serial(number);
    if (is_year(number)) {
        WrittenDate const year{static_cast<int>(number), 0, 0};
        return context.shown_as_date ? DateReading(RepairedDate{year, DateRepair::serial_number})
                                     : DateReading(CertainDate{year});
    }
    if (context.shown_as_date) {
        return day ? DateReading(CertainDate{*day}) : AskDate{DateDoubt::no_such_day};
    }
    bool const likely = day && day->year >= first_year + 20 && day->year <= last_year;
    return likely ? AskDate{DateDoubt::bare_serial, {*day}} : AskDate{DateDoubt::not_a_date};
}

} // namespace gopbieu
