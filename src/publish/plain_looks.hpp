#pragma once

#include "base/exact.hpp"
#include "workbook/workbook.hpp"

#include <cstddef>
#include <cstdint>

namespace gopbieu {

/// How a cell of a workbook made from nothing looks.
enum class PlainLook : std::uint8_t {
    usual,
    title,   ///< of a sheet
    remark,  ///< small words under a title
    header,  ///< of a table, in the middle, on grey
    text,    ///< in a table
    centred, ///< in a table
    number,  ///< in a table
    total_text,
    total,
    own_text, ///< beside a total: what the unit filed by itself
    own,
    link, ///< in a table
    bad,  ///< in a table: something is missing or wrong
    // The same for numbers that are not whole; chosen by the sheet itself.
    decimal,
    total_decimal,
    own_decimal
};
inline constexpr std::size_t plain_looks = 16;

/// The same look for a number that may not be whole.
PlainLook look_for(Exact const& number, PlainLook look);
/// Whether long texts are broken into lines.
bool wraps(PlainLook look);
/// Makes style number n the look number n.
void add_plain_looks(Workbook& workbook);

} // namespace gopbieu
