#pragma once

#include "workbook/read.hpp"
#include "workbook/xlsx/xlsb_formula.hpp"
#include "workbook/xlsx/xlsb_records.hpp"

#include <cstdint>

namespace gopbieu {

/// What the sheets of one .xlsb workbook share while they are read.
struct XlsbBook {
    Workbook& workbook;
    ReadOptions const& options;
    XlsbNames const& names;
    std::uint32_t shared_texts = 0; ///< how many; they are the first in Workbook::texts
    std::uint64_t cells = 0;        ///< read so far, in all sheets
};

/// Reads the bytes of a worksheet part into a sheet that has its name already.
Trouble read_xlsb_sheet(std::string_view bytes, BrtPart const& part, XlsbBook& book, Sheet& sheet);

} // namespace gopbieu
