#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gopbieu {

/// A day of the calendar, from 1900 to 9999.
class Day {
public:
    Day() = default; ///< 1970-01-01, until a real day is put in
    /// Nothing when there is no such day: 29/02/2023.
    static std::optional<Day> from(int year, unsigned month, unsigned day);
    /// "2023-12-31" and nothing around it.
    static std::optional<Day> parse(std::string_view iso);
    /// The last day of a month.
    static std::optional<Day> last_of(int year, unsigned month);

    [[nodiscard]] std::string text() const;   ///< 2023-12-31, for files
    [[nodiscard]] std::string spoken() const; ///< 31/12/2023, for people
    [[nodiscard]] Day next() const { return Day(m_number + 1); }
    [[nodiscard]] Day previous() const { return Day(m_number - 1); }
    [[nodiscard]] std::chrono::year_month_day calendar() const;
    /// Days since 1970-01-01.
    [[nodiscard]] std::int32_t number() const { return m_number; }

    auto operator<=>(Day const&) const = default;

private:
    explicit Day(std::int32_t number) : m_number(number) {}

    std::int32_t m_number = 0;
};

} // namespace gopbieu
