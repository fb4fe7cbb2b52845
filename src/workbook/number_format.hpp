#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gopbieu {

/// What a number format makes of a number. Elapsed time ("[h]:mm") stays a number: 27 hours are
/// a quantity and no point in time.
enum class Shown : std::uint8_t { number, percent, date, time, date_time, elapsed, text };

struct NumberFormat {
    std::string code = "General";
    Shown shown = Shown::number;

    [[nodiscard]] bool is_date() const
    {
        return shown == Shown::date || shown == Shown::time || shown == Shown::date_time;
    }
};

/// Reads a format code as Excel stores it (en-US, e.g. `dd/mm/yyyy;@` or `#,##0.00`).
NumberFormat number_format(std::string_view code);

/// The code behind a built-in number (14 is "m/d/yyyy"); empty when the number is not built in.
std::optional<std::string_view> builtin_format(std::uint32_t id);

/// A serial day number (1900 system) as ISO 8601: "2023-12-10", "2023-12-10T17:00:00", and
/// "17:00:00" for a time without a day. Empty when it is no date that Excel shows: below zero,
/// after 9999, or the 29 February 1900 that never was.
std::optional<std::string> serial_to_iso(double serial);

/// The serial day number (1900 system) of an ISO 8601 date, time or both; a zone is left out.
std::optional<double> iso_to_serial(std::string_view iso);

/// Serial day numbers of the 1904 system are this much smaller.
inline constexpr double days_1904 = 1462;

} // namespace gopbieu
