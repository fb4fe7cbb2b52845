#include "intake/answered_value.hpp"

#include "text/decimal.hpp"
#include "text/match_key.hpp"
#include "text/read_date.hpp"
#include "text/read_number.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

std::optional<FigureValue> number(std::string const& answer)
{
    NumberContext context;
    context.kind = ValueKind::number;
    auto const reading = read_number(answer, context);
    auto const* const certain = std::get_if<CertainNumber>(&reading);
    auto const* const repaired = std::get_if<RepairedNumber>(&reading);
    if (certain == nullptr && repaired == nullptr) {
        return {};
    }
    auto const exact = Exact::parse(to_text(certain != nullptr ? certain->value : repaired->value));
    return exact ? std::optional(FigureValue(*exact)) : std::nullopt;
}

std::optional<FigureValue> date(std::string const& answer)
{
    auto const reading = read_date(answer);
    auto const* const certain = std::get_if<CertainDate>(&reading);
    return certain != nullptr ? std::optional(FigureValue(to_text(certain->date))) : std::nullopt;
}

std::optional<FigureValue> choice(std::string const& answer, Measure const& measure)
{
    auto const key = key_with_accents(answer);
    auto const found = std::ranges::find_if(
        measure.choices, [&](std::string const& one) { return key_with_accents(one) == key; });
    return found != measure.choices.end() ? std::optional(FigureValue(*found)) : std::nullopt;
}

} // namespace

std::optional<FigureValue> answered_value(std::string const& answer, Measure const& measure)
{
    if (measure.holds_numbers()) {
        return number(answer);
    }
    if (measure.type == ValueType::date) {
        return date(answer);
    }
    return measure.type == ValueType::choice ? choice(answer, measure)
                                             : std::optional(FigureValue(answer));
}

} // namespace gopbieu
