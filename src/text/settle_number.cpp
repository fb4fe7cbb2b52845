#include "text/settle_number.hpp"

namespace gopbieu {

namespace {

constexpr double longest_meeting = 10; ///< hours; above it they were minutes

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

} // namespace

std::vector<Decimal> list_of(std::optional<Decimal> first, std::optional<Decimal> second)
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

namespace {

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

} // namespace

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
