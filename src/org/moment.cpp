#include "org/moment.hpp"

#include <charconv>

namespace gopbieu {

namespace {

// Takes a text apart from the front.
class Scanner {
public:
    explicit Scanner(std::string_view text) : m_text(text) {}

    [[nodiscard]] bool done() const { return m_text.empty(); }

    bool take(std::string_view any_of)
    {
        if (m_text.empty() || any_of.find(m_text.front()) == std::string_view::npos) {
            return false;
        }
        m_text.remove_prefix(1);
        return true;
    }

    /// Two digits, at most so much.
    std::optional<int> take_two(int most)
    {
        int value = 0;
        bool const digits = m_text.size() >= 2 && m_text[0] >= '0' && m_text[0] <= '9';
        auto const* const end = m_text.data() + 2;
        if (!digits || std::from_chars(m_text.data(), end, value).ptr != end || value > most) {
            return {};
        }
        m_text.remove_prefix(2);
        return value;
    }

    std::string_view take_front(std::size_t size)
    {
        auto const front = m_text.substr(0, size);
        m_text.remove_prefix(front.size());
        return front;
    }

private:
    std::string_view m_text;
};

// "17:00" with or without seconds.
bool read_clock(Scanner& scanner, Moment& moment)
{
    auto const hour = scanner.take_two(23);
    auto const minute = hour && scanner.take(":") ? scanner.take_two(59) : std::nullopt;
    if (!minute) {
        return false;
    }
    moment.hour = *hour;
    moment.minute = *minute;
    if (scanner.take(":")) {
        auto const second = scanner.take_two(59);
        moment.second = second.value_or(0);
        return second.has_value();
    }
    return true;
}

bool read_zone(Scanner& scanner, Moment& moment)
{
    if (scanner.done()) {
        return true;
    }
    if (scanner.take("Z")) {
        moment.zone = 0;
        return scanner.done();
    }
    bool const west = scanner.take("-");
    if (!west && !scanner.take("+")) {
        return false;
    }
    auto const hours = scanner.take_two(14);
    auto const minutes = hours && scanner.take(":") ? scanner.take_two(59) : std::nullopt;
    if (!minutes) {
        return false;
    }
    moment.zone = (*hours * 60 + *minutes) * (west ? -1 : 1);
    return scanner.done();
}

} // namespace

std::int64_t Moment::seconds() const
{
    auto const date =
        Day::from(year, static_cast<unsigned>(month), static_cast<unsigned>(day)).value_or(Day());
    std::int64_t const minutes = std::int64_t{date.number()} * 24 * 60 + hour * 60 + minute - zone;
    return minutes * 60 + second;
}

std::optional<Moment> parse_moment(std::string_view iso)
{
    Scanner scanner(iso);
    auto const day = Day::parse(scanner.take_front(10));
    if (!day) {
        return {};
    }
    auto moment = moment_of(*day);
    if (scanner.done()) {
        return moment;
    }
    bool const whole =
        scanner.take("T ") && read_clock(scanner, moment) && read_zone(scanner, moment);
    return whole ? std::optional(moment) : std::nullopt;
}

Moment moment_of(Day day)
{
    auto const date = day.calendar();
    Moment moment;
    moment.year = static_cast<int>(date.year());
    moment.month = static_cast<int>(static_cast<unsigned>(date.month()));
    moment.day = static_cast<int>(static_cast<unsigned>(date.day()));
    return moment;
}

} // namespace gopbieu
