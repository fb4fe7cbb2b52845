#pragma once

#include "base/day.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace gopbieu {

/// A calendar day and time of day: a deadline, or what is written into files as their time.
struct Moment {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
    int zone = 420; ///< minutes east of Greenwich; that of Vietnam where none is written

    bool operator==(Moment const&) const = default;

    /// Seconds since 1970 in UTC, to be compared with the times of files.
    [[nodiscard]] std::int64_t seconds() const;
};

/// "2023-12-31", "2023-12-10T17:00", "2023-12-10 17:00:00+07:00"; nothing when it is no day of the
/// calendar or no time of the day.
std::optional<Moment> parse_moment(std::string_view iso);

/// Midnight at the beginning of a day.
Moment moment_of(Day day);

} // namespace gopbieu
