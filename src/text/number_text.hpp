#pragma once

// The parts of a written number: the pieces that read_number() puts together.

#include "text/read_number.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace gopbieu {

/// A cell's text made plain: ASCII digits, one kind of minus and space, small letters, nothing
/// unseen, no apostrophe in front.
struct PlainText {
    std::string text;
    Repairs repairs;
};
PlainText plain_number_text(std::string_view valid_utf8);

/// What digits and separators mean.
struct WrittenNumber {
    Decimal value;                     ///< the likelier one
    std::optional<Decimal> other = {}; ///< "1.234" is also this
    Repairs repairs = {};
};

/// Digits with separators ("1.234,5", "1 234", "05", ",5"); nothing when the separators make no
/// sense ("1.23.4") or there are too many digits. The value of an ambiguous group is with decimals,
/// the other one without.
std::optional<WrittenNumber> read_digits(std::string_view text);

/// What a word behind a number says.
enum class UnitWord : std::uint8_t { none, things, percent, hours, minutes, unknown };
UnitWord unit_word(std::string_view plain_text);

/// "trên", "khoảng", "≥" in front of a number or "trở lên" behind it: cut off, true.
bool cut_bound(std::string_view& plain_text);

/// Where a run of digits and separators that starts at 0 ends.
std::size_t digits_end(std::string_view text);

void trim_spaces(std::string_view& text);

} // namespace gopbieu
