#pragma once

#include "workbook/grid_builder.hpp"

#include <optional>
#include <string_view>

namespace gopbieu {

// What a text without a type means. Excel, opening CSV and HTML, turns every text that looks like
// a number into one, by the settings of the computer it runs on. Here only that becomes a number
// which is one under every setting; all else stays text, as written, and is judged later where
// one may also answer "ask". So:
//   number  12  -3  0.5  .5  12.5  1234.567  1,234,567.5  12%  1.5E-05
//   text    007 (a code)   1.234 (thousand, or one and a bit?)   12,5   1.234.567   +84912345678
//           numbers of more than 15 digits   12E5 (a code)   10/12/2023   =A1+B1
//   date    2023-12-10 and 2023-12-10 17:00:00: the one order nobody reads otherwise
//   boolean TRUE, FALSE

/// How a comma before exactly three digits ("1,234") is taken: as text in CSV, where half of the
/// world writes it for 1.234; as a thousand in HTML tables, which are written to be opened by
/// Excel.
enum class LoneComma : unsigned char { text, thousand };

struct PlainValue {
    CellKind kind = CellKind::number;
    double number = 0;
    std::string_view format; ///< format code that goes with it; empty: General
};

/// The value of a text that is plainly no text; empty when it is one.
std::optional<PlainValue> plain_value(std::string_view text, LoneComma lone_comma);

/// Puts a text at a place: as what it plainly is, else as text. Empty text puts nothing.
[[nodiscard]] Trouble
place_plain(GridBuilder& grid, CellRef where, std::string_view text, LoneComma lone_comma);

} // namespace gopbieu
