#pragma once

#include "workbook/read.hpp"

namespace gopbieu {

/// Reads the XML that Excel 2002 and 2003 wrote ("XML Spreadsheet 2003") and many programs still
/// write under the name .xls.
Result<Workbook> read_spreadsheetml(std::span<char const> bytes, ReadOptions const& options);

} // namespace gopbieu
