#include "text/decimal.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>

namespace gopbieu {

namespace {

constexpr std::int64_t most_digits = 999'999'999'999'999'999;

std::optional<std::int64_t> times_ten(std::int64_t digits)
{
    if (digits > most_digits / 10 || digits < -most_digits / 10) {
        return std::nullopt;
    }
    return digits * 10;
}

} // namespace

bool Decimal::operator==(Decimal const& other) const
{
    auto const left = simplest(*this);
    auto const right = simplest(other);
    return left.digits == right.digits && left.decimals == right.decimals;
}

bool Decimal::is_whole() const
{
    return simplest(*this).decimals == 0;
}

double Decimal::as_double() const
{
    constexpr std::int64_t most_exact = std::int64_t{1} << 53; // all up to it are doubles
    if (digits <= most_exact && digits >= -most_exact) {
        double power = 1; // as are the powers of ten to the 22nd, so that only the division rounds
        for (auto at = decimals; at != 0; --at) {
            power *= 10;
        }
        return static_cast<double>(digits) / power;
    }
    // By way of the text: what is no double would be rounded twice.
    auto const text = to_text(*this);
    double number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::optional<Decimal> parse_decimal(std::string_view text)
{
    bool const negative = text.starts_with('-');
    text.remove_prefix(negative ? 1 : 0);
    Decimal number;
    bool point = false;
    bool any_digit = false;
    for (char const character : text) {
        if (character == '.' && !point) {
            point = true;
            continue;
        }
        auto const grown = times_ten(number.digits);
        if (character < '0' || character > '9' || !grown ||
            (point && number.decimals == most_decimals)) {
            return std::nullopt;
        }
        number.digits = *grown + (character - '0');
        number.decimals = static_cast<std::uint8_t>(number.decimals + (point ? 1 : 0));
        any_digit = true;
    }
    if (!any_digit) {
        return std::nullopt;
    }
    number.digits = negative ? -number.digits : number.digits;
    return number;
}

std::optional<Decimal> to_decimal(double number)
{
    if (!std::isfinite(number)) {
        return std::nullopt;
    }
    constexpr double all_whole = 1e15; // below it every whole double is its own shortest decimal
    if (std::fabs(number) < all_whole && std::trunc(number) == number) {
        return Decimal{static_cast<std::int64_t>(number), 0};
    }
    std::array<char, 400> text{};
    auto* const end = text.data() + text.size();
    auto written = std::to_chars(text.data(), end, number, std::chars_format::fixed);
    std::string_view shortest(text.data(), static_cast<std::size_t>(written.ptr - text.data()));
    auto const point = shortest.find('.');
    if (point != std::string_view::npos && shortest.size() - point - 1 > most_decimals) {
        written = std::to_chars(text.data(), end, number, std::chars_format::fixed, most_decimals);
        shortest = {text.data(), static_cast<std::size_t>(written.ptr - text.data())};
    }
    return parse_decimal(shortest);
}

std::optional<Decimal> shifted(Decimal number, int places)
{
    number = simplest(number);
    for (; places > 0; --places) {
        if (number.decimals > 0) {
            --number.decimals;
        } else if (auto const grown = times_ten(number.digits)) {
            number.digits = *grown;
        } else {
            return std::nullopt;
        }
    }
    for (; places < 0; ++places) {
        if (number.decimals == most_decimals) {
            return std::nullopt;
        }
        ++number.decimals;
    }
    return simplest(number);
}

Decimal simplest(Decimal number)
{
    while (number.decimals > 0 && number.digits % 10 == 0) {
        number.digits /= 10;
        --number.decimals;
    }
    return number;
}

std::string to_text(Decimal number)
{
    auto digits = std::to_string(number.digits < 0 ? -number.digits : number.digits);
    if (digits.size() <= number.decimals) {
        digits.insert(0, number.decimals + 1U - digits.size(), '0');
    }
    if (number.decimals > 0) {
        digits.insert(digits.size() - number.decimals, 1, '.');
    }
    return number.digits < 0 ? "-" + digits : digits;
}

std::string to_vietnamese(Decimal number)
{
    auto text = to_text(number);
    auto const point = text.find('.');
    if (point != std::string::npos) {
        text[point] = ',';
    }
    std::size_t const first = number.digits < 0 ? 1 : 0;
    std::size_t at = point == std::string::npos ? text.size() : point;
    for (; at > first + 3; at -= 3) {
        text.insert(at - 3, 1, '.');
    }
    return text;
}

} // namespace gopbieu
