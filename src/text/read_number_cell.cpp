// The numeric cells' part of read_number.hpp.

#include "text/settle_number.hpp"

#include <cmath>
#include <cstdint>

namespace gopbieu {

namespace {

/// A numeric cell's value as a decimal, and whether calculating left dust on it.
struct Cleaned {
    std::optional<Decimal> value; ///< nothing where it takes a closer look
    bool dust = false;
};

// What calculating left behind: 3.9999999996, 94.60000001.
Cleaned without_dust(double number, ValueKind kind)
{
    constexpr double whole_dust = 1e-6;
    constexpr double decimal_dust = 1e-7;
    constexpr double most = 1e15;
    if (std::fabs(number) > most) {
        return {};
    }
    double scale = 1;
    for (std::uint8_t decimals = 0; decimals <= 4; ++decimals, scale *= 10) {
        double const rounded = std::round(number * scale);
        double const dust = std::fabs(number - rounded / scale);
        bool const few_digits = std::fabs(rounded) < most;
        if (dust == 0) {
            // Of so few digits no other decimal stands for the same double.
            return few_digits ? Cleaned{Decimal{static_cast<std::int64_t>(rounded), decimals}}
                              : Cleaned{};
        }
        // An average of 0.0000001 is no dust; a count of it is.
        bool const small_beside = kind == ValueKind::count || dust < std::fabs(number) * whole_dust;
        if (dust < (decimals == 0 ? whole_dust : decimal_dust) && small_beside && few_digits) {
            return {shifted({static_cast<std::int64_t>(rounded), 0}, -decimals), true};
        }
    }
    return {};
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

std::optional<std::int64_t> certain_whole(double number, ValueKind kind)
{
    constexpr double most = 1e15;
    bool const whole = std::fabs(number) < most && std::trunc(number) == number;
    bool const positive = number >= 0 || kind == ValueKind::number;
    // One of a hundred, or all of it: that is for the column to say.
    bool const one = kind == ValueKind::percent && number == 1;
    return whole && positive && !one ? std::optional(static_cast<std::int64_t>(number))
                                     : std::nullopt;
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
    auto const cleaned = without_dust(number, context.kind);
    auto const value = cleaned.value ? cleaned.value : to_decimal(number);
    if (!value) {
        return AskNumber{Doubt::too_long};
    }
    Found found{*value, {}};
    if (cleaned.dust) {
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

} // namespace gopbieu
