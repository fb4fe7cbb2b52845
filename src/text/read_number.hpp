#pragma once

// A clerk's cell as a number. There are three different answers, and which one it is matters more
// than the number: it is certain; it was repaired, and the repair is listed; or a person must be
// asked, because two numbers are possible or none is. Nothing is ever rounded, guessed or taken
// from a near match.

#include "text/decimal.hpp"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

namespace gopbieu {

/// What a column holds. Texts and dates are not numbers: read_date().
enum class ValueKind : std::uint8_t {
    count,  ///< whole, not below zero
    number, ///< averages, hours, differences
    percent ///< counted in hundredths: 95 is 95 %
};

/// What the number format makes of a numeric cell.
enum class NumberLook : std::uint8_t { number, percent, date, time, elapsed, text };

/// How the other values of a percent column are written (those without a percent sign or format):
/// one value alone does not tell 0,95 % from 95 %.
enum class RateColumn : std::uint8_t {
    unknown,
    all_up_to_one, ///< 0,95 0,8: parts of one
    mixed,         ///< 0,95 next to 95
    above_one      ///< 95 80: hundredths, this value apart
};

/// What is known about a cell besides its value.
struct NumberContext {
    ValueKind kind = ValueKind::count;
    NumberLook look = NumberLook::number;
    RateColumn column = RateColumn::unknown;
    bool hours = false;                 ///< the column counts hours: "90 phút" is 1,5
    bool text_is_plain = false;         ///< a .csv or .html file, where every number is text
    int shown_decimals = -1;            ///< how many the format shows; -1: all, or unknown
    bool hidden_by_format = false;      ///< ";;;" and the like
    std::optional<double> largest = {}; ///< above this nobody believes it (27 meetings in a year)
};

enum class Repair : std::uint8_t {
    text_as_number,       ///< a number kept as text
    thousand_separators,  ///< 1.234 in a count
    decimal_comma,        ///< 12,5 in a text
    leading_zeros,        ///< 05
    plus_sign,            ///< +5
    foreign_digits,       ///< full-width and Arabic digits
    stray_punctuation,    ///< "15." "'15"
    unit_words,           ///< 15 đ/c
    minutes_to_hours,     ///< 90 phút
    time_to_hours,        ///< 1:30 in a time format, 1h30
    percent_sign,         ///< 95% in a text
    percent_of_one,       ///< 0,95 in a column where all are up to one
    percent_format_twice, ///< 95 in a percent format, shown as 9500%
    dash_is_zero,         ///< "-"
    word_is_zero,         ///< "không"
    float_dust,           ///< 3,9999999999
    shown_otherwise,      ///< the format shows a rounded value; the value is used
    hidden_value          ///< the format hides the value; the value is used
};
inline constexpr int repair_count = 18;

/// All that was done to one value.
class Repairs {
public:
    Repairs() = default;
    Repairs(std::initializer_list<Repair> list)
    {
        for (auto const repair : list) {
            add(repair);
        }
    }
    void add(Repair repair) { m_bits |= bit(repair); }
    void add(Repairs others) { m_bits |= others.m_bits; }
    [[nodiscard]] bool has(Repair repair) const { return (m_bits & bit(repair)) != 0; }
    [[nodiscard]] bool none() const { return m_bits == 0; }
    [[nodiscard]] std::vector<Repair> list() const;
    bool operator==(Repairs const&) const = default;

private:
    static std::uint32_t bit(Repair repair) { return 1U << static_cast<unsigned>(repair); }
    std::uint32_t m_bits = 0;
};

enum class Doubt : std::uint8_t {
    one_group,         ///< "1.234" in a rate: 1,234 or 1 234
    maybe_thousands,   ///< the number 3.918 in a count: 3 918?
    not_whole,         ///< 12,5 in a count
    negative,          ///< below zero in a count or percent
    percent_scale,     ///< 0,95 or 1 in a percent column: 0,95 % or 95 %?
    percent_elsewhere, ///< a percent in a column of counts or averages
    bound,             ///< "trên 95%", "khoảng 20", "≥ 90"
    several_numbers,   ///< "100% (5/5)", "5-6"
    fraction_or_date,  ///< "3/5", "27/2"
    date_in_number,    ///< a date or time format in a number column
    wrong_unit,        ///< minutes in a column of counts
    unknown_words,     ///< "15 abc"
    too_large,         ///< above NumberContext::largest
    maybe_minutes,     ///< 90 in a column of hours
    error_value,       ///< #REF!
    no_cached_value,   ///< a formula whose result the file does not hold
    not_finite,        ///< NaN, infinity
    too_long,          ///< more digits than any figure has
    not_a_number       ///< anything else
};
inline constexpr int doubt_count = 19;

struct CertainNumber {
    Decimal value;
};
struct RepairedNumber {
    Decimal value;
    Repairs repairs;
};
struct AskNumber {
    Doubt why;
    std::vector<Decimal> likely = {}; ///< the most likely first; may be empty
};
struct BlankCell {};     ///< nothing there
struct MissingValue {};  ///< "…": the unit does not know
struct NotApplicable {}; ///< "x": cannot be
using NumberReading =
    std::variant<CertainNumber, RepairedNumber, AskNumber, BlankCell, MissingValue, NotApplicable>;

/// A text cell. `valid_utf8` is clean (clean_text()).
NumberReading read_number(std::string_view valid_utf8, NumberContext const& context);

/// A numeric cell; a date cell's number is its serial, and the context's look says so.
NumberReading read_number(double number, NumberContext const& context);

/// A whole number of a cell that is shown as a number and is certain in every context but that of
/// hours and of a limit: what read_number() says of it, with less work. Nothing for all others.
std::optional<std::int64_t> certain_whole(double number, ValueKind kind);

/// How the values of a percent column are written, from those of its numeric cells without a
/// percent format; zero says nothing.
RateColumn rate_column(std::vector<double> const& values);

} // namespace gopbieu
