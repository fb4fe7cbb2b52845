#include "base/exact.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numeric>

namespace gopbieu {

namespace {

using Integer = Exact::Integer;

// Most figures are small and most denominators 1: 128-bit division is a function call each time.
bool is_short(Integer value)
{
    return value == static_cast<std::int64_t>(value);
}

Integer common_divisor(Integer left, Integer right)
{
    if (left == 1 || right == 1) {
        return 1;
    }
    left = left < 0 ? -left : left;
    right = right < 0 ? -right : right;
    if (is_short(left) && is_short(right)) {
        return std::gcd(static_cast<std::int64_t>(left), static_cast<std::int64_t>(right));
    }
    while (right != 0) {
        auto const rest = left % right;
        left = right;
        right = rest;
    }
    return left;
}

Integer quotient(Integer value, Integer divisor)
{
    if (divisor == 1) {
        return value;
    }
    return is_short(value) && is_short(divisor)
               ? static_cast<std::int64_t>(value) / static_cast<std::int64_t>(divisor)
               : value / divisor;
}

std::string digits_of(Integer value)
{
    if (value == 0) {
        return "0";
    }
    std::string digits;
    for (bool const negative = value < 0; value != 0; value /= 10) {
        auto const digit = static_cast<int>(value % 10);
        digits += static_cast<char>('0' + (negative ? -digit : digit));
    }
    std::ranges::reverse(digits);
    return digits;
}

// The power of ten that makes the denominator divide it; 0 when no decimal ends.
int decimals_of(Integer bottom)
{
    int twos = 0;
    int fives = 0;
    for (; bottom % 2 == 0; bottom /= 2) {
        ++twos;
    }
    for (; bottom % 5 == 0; bottom /= 5) {
        ++fives;
    }
    return bottom == 1 ? std::max(twos, fives) : -1;
}

// Floor division: the compare below walks continued fractions, which need it.
Integer floor_of(Integer top, Integer bottom)
{
    auto const quotient = top / bottom;
    return top % bottom < 0 ? quotient - 1 : quotient;
}

std::strong_ordering order(Integer top, Integer bottom, Integer other_top, Integer other_bottom)
{
    if (bottom == other_bottom) {
        return top <=> other_top;
    }
    if (is_short(top) && is_short(bottom) && is_short(other_top) && is_short(other_bottom)) {
        return top * other_bottom <=> other_top * bottom;
    }
    // Whole parts first, then the turned-over rests: no product, so nothing can overflow.
    bool turned = false;
    while (true) {
        auto const left = floor_of(top, bottom);
        auto const right = floor_of(other_top, other_bottom);
        auto const rest = top - left * bottom;
        auto const other_rest = other_top - right * other_bottom;
        auto result = left <=> right;
        if (result == 0 && (rest == 0 || other_rest == 0)) {
            result = (rest != 0) <=> (other_rest != 0);
            return turned ? 0 <=> result : result;
        }
        if (result != 0) {
            return turned ? 0 <=> result : result;
        }
        top = bottom;
        bottom = rest;
        other_top = other_bottom;
        other_bottom = other_rest;
        turned = !turned;
    }
}

std::optional<Integer> parse_integer(std::string_view text)
{
    bool const negative = text.starts_with('-');
    text.remove_prefix(negative ? 1 : 0);
    if (text.empty()) {
        return {};
    }
    Integer value = 0;
    for (char const character : text) {
        if (character < '0' || character > '9' ||
            __builtin_mul_overflow(value, Integer{10}, &value) ||
            __builtin_add_overflow(value, Integer{character - '0'}, &value)) {
            return {};
        }
    }
    return negative ? -value : value;
}

} // namespace

std::optional<Exact> Exact::reduced(Integer top, Integer bottom)
{
    // The lowest value has no opposite; it stands for "too large".
    constexpr auto half = Integer{1} << 126;
    constexpr auto lowest = -half - half;
    if (bottom == 0 || top == lowest || bottom == lowest) {
        return {};
    }
    if (bottom < 0) {
        top = -top;
        bottom = -bottom;
    }
    auto const divisor = bottom == 1 ? Integer{1} : common_divisor(top, bottom);
    Exact result;
    result.m_top = quotient(top, divisor);
    result.m_bottom = quotient(bottom, divisor);
    return result;
}

std::optional<Exact> Exact::from_double(double value)
{
    if (!std::isfinite(value) || std::fabs(value) >= 1e15) {
        return {};
    }
    if (std::trunc(value) == value) {
        return Exact(static_cast<std::int64_t>(value));
    }
    std::array<char, 40> digits{};
    auto const whole_digits =
        std::fabs(value) < 1 ? 1 : static_cast<int>(std::floor(std::log10(std::fabs(value)))) + 1;
    auto const decimals = std::clamp(15 - whole_digits, 0, 14);
    auto const done = std::to_chars(
        digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, decimals);
    if (done.ec != std::errc()) {
        return {};
    }
    auto const read = parse({digits.data(), static_cast<std::size_t>(done.ptr - digits.data())});
    // Rounded as figures are that are read from a cell: to_chars would take the even one of two
    // that are equally near (92.1767578125), and a workbook of ours would not prove true.
    constexpr int kept_decimals = 9;
    return read && decimals > kept_decimals ? read->rounded(kept_decimals) : read;
}

std::optional<Exact> Exact::parse(std::string_view text)
{
    if (auto const slash = text.find('/'); slash != std::string_view::npos) {
        auto const top = parse_integer(text.substr(0, slash));
        auto const bottom = parse_integer(text.substr(slash + 1));
        return top && bottom ? reduced(*top, *bottom) : std::nullopt;
    }
    auto const point = text.find('.');
    if (point == std::string_view::npos) {
        auto const whole = parse_integer(text);
        return whole ? reduced(*whole, 1) : std::nullopt;
    }
    auto const decimals = text.size() - point - 1;
    auto const all =
        parse_integer(std::string(text.substr(0, point)).append(text.substr(point + 1)));
    if (!all || decimals == 0 || decimals > 30 || point == 0) {
        return {};
    }
    Integer bottom = 1;
    for (std::size_t at = 0; at < decimals; ++at) {
        bottom *= 10;
    }
    return reduced(*all, bottom);
}

std::optional<Exact> Exact::plus(Exact const& other) const
{
    Integer top = 0;
    if (m_bottom == 1 && other.m_bottom == 1 && is_short(m_top) && is_short(other.m_top)) {
        Exact sum;
        sum.m_top = m_top + other.m_top;
        return sum;
    }
    if (m_bottom == other.m_bottom) {
        return __builtin_add_overflow(m_top, other.m_top, &top) ? std::nullopt
                                                                : reduced(top, m_bottom);
    }
    auto const divisor = common_divisor(m_bottom, other.m_bottom);
    Integer left = 0;
    Integer right = 0;
    Integer bottom = 0;
    auto const factor = quotient(other.m_bottom, divisor);
    if (__builtin_mul_overflow(m_top, factor, &left) ||
        __builtin_mul_overflow(other.m_top, quotient(m_bottom, divisor), &right) ||
        __builtin_mul_overflow(m_bottom, factor, &bottom) ||
        __builtin_add_overflow(left, right, &top)) {
        return {};
    }
    return reduced(top, bottom);
}

std::optional<Exact> Exact::minus(Exact const& other) const
{
    Exact opposite = other;
    opposite.m_top = -other.m_top;
    return plus(opposite);
}

std::optional<Exact> Exact::times(Exact const& other) const
{
    if (m_bottom == 1 && other.m_bottom == 1) {
        Integer product = 0;
        return __builtin_mul_overflow(m_top, other.m_top, &product) ? std::nullopt
                                                                    : reduced(product, 1);
    }
    // Crosswise reduction first, so that only a result too large is refused, and nothing is left
    // to reduce afterwards.
    auto const left = common_divisor(m_top, other.m_bottom);
    auto const right = common_divisor(other.m_top, m_bottom);
    Integer top = 0;
    Integer bottom = 0;
    if (__builtin_mul_overflow(quotient(m_top, left), quotient(other.m_top, right), &top) ||
        __builtin_mul_overflow(
            quotient(m_bottom, right), quotient(other.m_bottom, left), &bottom)) {
        return {};
    }
    if (!is_short(top)) {
        return reduced(top, bottom);
    }
    Exact product;
    product.m_top = top;
    product.m_bottom = bottom;
    return product;
}

std::optional<Exact> Exact::over(Exact const& other) const
{
    if (m_bottom == 1 && other.m_bottom == 1) {
        return reduced(m_top, other.m_top);
    }
    auto const turned = reduced(other.m_bottom, other.m_top);
    return turned ? times(*turned) : std::nullopt;
}

std::optional<Exact> Exact::rounded(int decimals) const
{
    if (decimals < -30 || decimals > 30) {
        return {};
    }
    Integer power = 1;
    for (int at = 0; at < std::abs(decimals); ++at) {
        power *= 10;
    }
    Exact scale;
    scale.m_top = power;
    auto const scaled = decimals < 0 ? over(scale) : times(scale);
    if (!scaled) {
        return {};
    }
    auto const bottom = scaled->m_bottom;
    auto const size = scaled->m_top < 0 ? -scaled->m_top : scaled->m_top;
    auto whole = size / bottom;
    whole += size % bottom >= bottom - size % bottom ? 1 : 0;
    Exact result;
    result.m_top = scaled->m_top < 0 ? -whole : whole;
    return decimals < 0 ? result.times(scale) : result.over(scale);
}

double Exact::to_double() const
{
    constexpr std::int64_t most = std::int64_t{1} << 53; // all up to it are doubles
    if (m_bottom == 1 && m_top <= most && m_top >= -most) {
        return static_cast<double>(m_top);
    }
    // Through the decimal text where there is one: "94.6" must be the double that Excel has for it.
    auto const decimal = text();
    if (decimal.find('/') == std::string::npos) {
        double value = 0;
        std::from_chars(decimal.data(), decimal.data() + decimal.size(), value);
        return value;
    }
    return static_cast<double>(static_cast<long double>(m_top) /
                               static_cast<long double>(m_bottom));
}

std::string Exact::text() const
{
    if (m_bottom == 1 && is_short(m_top)) {
        return std::to_string(static_cast<std::int64_t>(m_top));
    }
    std::string const sign = m_top < 0 ? "-" : "";
    auto top = m_top < 0 ? -m_top : m_top;
    if (m_bottom == 1) {
        return sign + digits_of(top);
    }
    auto const decimals = decimals_of(m_bottom);
    Integer factor = 1;
    for (int at = 0; at < decimals && at < 38; ++at) {
        factor *= 10;
    }
    if (decimals < 0 || decimals > 30 || __builtin_mul_overflow(top, factor / m_bottom, &top)) {
        return sign + digits_of(m_top < 0 ? -m_top : m_top) + "/" + digits_of(m_bottom);
    }
    auto digits = digits_of(top);
    auto const places = static_cast<std::size_t>(decimals);
    if (digits.size() <= places) {
        digits.insert(0, places + 1 - digits.size(), '0');
    }
    return sign + digits.insert(digits.size() - places, ".");
}

std::strong_ordering Exact::operator<=>(Exact const& other) const
{
    return order(m_top, m_bottom, other.m_top, other.m_bottom);
}

} // namespace gopbieu
