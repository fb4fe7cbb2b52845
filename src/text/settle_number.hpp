#pragma once

// What holds for text and numeric cells alike, once a value has been read.

#include "text/read_number.hpp"

#include <optional>
#include <vector>

namespace gopbieu {

/// A value that could be read, on its way to an answer.
struct Found {
    Decimal value;
    Repairs repairs;
    bool scale_known = false; ///< a percent sign or format says that these are hundredths
};

/// The answer for a value: doubts about sign, wholeness, scale and size come first.
NumberReading settle(Found found, NumberContext const& context);

/// The values that are there, in their simplest form.
std::vector<Decimal> list_of(std::optional<Decimal> first, std::optional<Decimal> second = {});

/// value / divisor to six decimals; nothing when the value is too large or too fine.
std::optional<Decimal> quotient(Decimal value, std::int64_t divisor);

std::optional<Decimal> minutes_as_hours(Decimal minutes);

} // namespace gopbieu
