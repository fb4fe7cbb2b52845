#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gopbieu {

/// A decimal number exactly as it was written: 94,60 is 9460 with two decimals. Clerks write
/// decimals; a double would already be another number.
struct Decimal {
    std::int64_t digits = 0;
    std::uint8_t decimals = 0; ///< at most most_decimals

    /// Equal as numbers: 94,60 is 94,6.
    bool operator==(Decimal const& other) const;
    [[nodiscard]] bool is_whole() const;
    [[nodiscard]] bool is_negative() const { return digits < 0; }
    [[nodiscard]] double as_double() const;
};

inline constexpr std::uint8_t most_decimals = 18;

/// Digits with at most one "." between them and an optional "-" in front ("-12.50"); nothing when
/// it is anything else or has more than 18 digits.
std::optional<Decimal> parse_decimal(std::string_view text);

/// The shortest decimal that stands for this double, to at most 18 decimals; nothing for NaN,
/// infinities, and numbers too large to keep.
std::optional<Decimal> to_decimal(double number);

/// times 10 to the power of `places`, exactly; nothing when it does not fit.
std::optional<Decimal> shifted(Decimal number, int places);

/// Without zeros at the end of the decimals.
Decimal simplest(Decimal number);

/// As a Vietnamese reader writes it ("1.234,5"), and for machines ("1234.5").
std::string to_vietnamese(Decimal number);
std::string to_text(Decimal number);

} // namespace gopbieu
