#pragma once

#include "workbook/read.hpp"

namespace gopbieu {

/// Reads the tables of an HTML page, which many programs send under the name .xls: each table is
/// a sheet, a table inside a cell too. Text outside of tables is left out.
Result<Workbook> read_html(std::span<char const> bytes, ReadOptions const& options);

} // namespace gopbieu
