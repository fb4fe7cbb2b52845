#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gopbieu {

/// An exact number: a reduced fraction of 128-bit integers.
///
/// Figures of a form are decimals ("94,6"), sums and weighted sums of them stay exact, and so the
/// order of adding never shows. Only where a number is printed is it rounded. Arithmetic that
/// would leave the 128 bits gives nothing rather than something wrong.
class Exact {
public:
    __extension__ using Integer = __int128;

    Exact() = default;
    Exact(std::int64_t whole) : m_top(whole) {} // NOLINT(google-explicit-constructor)

    /// What Excel shows of a double: 15 significant digits, here at most nine decimals. Nothing for
    /// infinities, NaN and numbers of 10^15 and more, which no form holds.
    static std::optional<Exact> from_double(double value);
    /// "12", "-3.5", "1/3": what text() writes.
    static std::optional<Exact> parse(std::string_view text);

    [[nodiscard]] std::optional<Exact> plus(Exact const& other) const;
    [[nodiscard]] std::optional<Exact> minus(Exact const& other) const;
    [[nodiscard]] std::optional<Exact> times(Exact const& other) const;
    /// Nothing also for a division by zero.
    [[nodiscard]] std::optional<Exact> over(Exact const& other) const;

    /// With so many decimals, a half away from zero as Excel's ROUND does; `decimals` may be below
    /// zero.
    [[nodiscard]] std::optional<Exact> rounded(int decimals) const;

    [[nodiscard]] bool whole() const { return m_bottom == 1; }
    [[nodiscard]] int sign() const { return m_top < 0 ? -1 : m_top > 0 ? 1 : 0; }
    [[nodiscard]] double to_double() const;
    /// The shortest exact way to write it: "12", "94.6", and "1/3" where no decimal ends.
    [[nodiscard]] std::string text() const;

    bool operator==(Exact const&) const = default;
    std::strong_ordering operator<=>(Exact const& other) const;

private:
    static std::optional<Exact> reduced(Integer top, Integer bottom);

    Integer m_top = 0;
    Integer m_bottom = 1; ///< always positive, without a common divisor
};

} // namespace gopbieu
