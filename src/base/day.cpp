#include "base/day.hpp"

#include <charconv>

namespace gopbieu {

namespace {

constexpr int first_year = 1900;
constexpr int last_year = 9999;

std::optional<Day> checked(std::chrono::year_month_day const& date)
{
    return date.ok() ? Day::from(static_cast<int>(date.year()),
                                 static_cast<unsigned>(date.month()),
                                 static_cast<unsigned>(date.day()))
                     : std::nullopt;
}

// All of `text` as digits; nothing for signs and blanks.
std::optional<int> digits(std::string_view text)
{
    int value = 0;
    auto const* const end = text.data() + text.size();
    auto const done = std::from_chars(text.data(), end, value);
    bool const plain = done.ptr == end && done.ec == std::errc() && text[0] != '-';
    return plain ? std::optional(value) : std::nullopt;
}

std::string two(unsigned value)
{
    return (value < 10 ? "0" : "") + std::to_string(value);
}

} // namespace

std::optional<Day> Day::from(int year, unsigned month, unsigned day)
{
    std::chrono::year_month_day const date{
        std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    if (!date.ok() || year < first_year || year > last_year) {
        return {};
    }
    auto const since = std::chrono::sys_days(date).time_since_epoch();
    return Day(static_cast<std::int32_t>(since.count()));
}

std::optional<Day> Day::parse(std::string_view iso)
{
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') {
        return {};
    }
    auto const year = digits(iso.substr(0, 4));
    auto const month = digits(iso.substr(5, 2));
    auto const day = digits(iso.substr(8, 2));
    if (!year || !month || !day) {
        return {};
    }
    return from(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

std::optional<Day> Day::last_of(int year, unsigned month)
{
    std::chrono::year_month_day_last const last{
        std::chrono::year(year), std::chrono::month_day_last(std::chrono::month(month))};
    return last.ok() ? checked({last.year(), last.month(), last.day()}) : std::nullopt;
}

std::chrono::year_month_day Day::calendar() const
{
    return std::chrono::sys_days(std::chrono::days(m_number));
}

std::string Day::text() const
{
    auto const date = calendar();
    return std::to_string(static_cast<int>(date.year())) + "-" +
           two(static_cast<unsigned>(date.month())) + "-" + two(static_cast<unsigned>(date.day()));
}

std::string Day::spoken() const
{
    auto const date = calendar();
    return two(static_cast<unsigned>(date.day())) + "/" + two(static_cast<unsigned>(date.month())) +
           "/" + std::to_string(static_cast<int>(date.year()));
}

} // namespace gopbieu
