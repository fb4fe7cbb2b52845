#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu::draft {

/// How rows are numbered. The order is that in which forms usually go deeper.
enum class MarkStyle : std::uint8_t {
    upper, ///< A, B
    roman, ///< I, II
    arabic,
    parts, ///< 1.1, 3.2, 9a: below the row 1, 3, 9
    lower, ///< a, b
    dash,
    plus,
    star,
    none
};

/// One reading of a mark: "C" is a letter or a hundred, "I" a letter or one.
struct Mark {
    MarkStyle style = MarkStyle::none;
    int value = 0;
    std::vector<std::string> parts = {}; ///< of 3.1: "3", "1"
    char closing = 0;                    ///< what stands behind it: "1." and "1)" count apart

    bool operator==(Mark const&) const = default;
};

/// Words before a name that say what it is to the name before it.
enum class Connector : std::uint8_t {
    none,
    within, ///< "Trong đó"
    split   ///< "Chia ra", "Gồm"
};

/// A mark as it is printed, its readings (the likelier first), and what is behind it.
struct MarkedText {
    std::string mark;                ///< "A", "1.1", "-"; empty for none
    std::vector<Mark> readings = {}; ///< empty for none
    std::string rest;                ///< the name itself
    std::string raw = {};            ///< all that stands before the name: "A -", "Trong đó: +"
    Connector connector = Connector::none;

    [[nodiscard]] bool numbered() const
    {
        return !readings.empty() && readings.front().style < MarkStyle::dash;
    }
};

/// A whole text that is a mark: "A", "I.", "(1)", "a)", "1.1", "-".
std::optional<MarkedText> as_mark(std::string_view text);

/// A label that begins with a mark: "I. Tổng số", "A - Tổng số", "a) Cờ", "- Nữ", "1.1 Kết nạp",
/// "Chia ra: 1) Kết nạp". The mark of others is empty.
MarkedText split_mark(std::string_view label);

/// "Trong đó:", "Chia ra:" and nothing else.
bool only_connector(std::string_view label);

} // namespace gopbieu::draft
