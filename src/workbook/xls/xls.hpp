#pragma once

#include "workbook/read.hpp"

namespace gopbieu {

/// Reads an .xls workbook: BIFF8 (Excel 97-2003) and BIFF5 (5.0/95) in their compound file, and
/// streams of BIFF2 to BIFF5 without one. Other compound files are named for what they are.
Result<Workbook> read_xls(std::span<char const> bytes, ReadOptions const& options);

} // namespace gopbieu
