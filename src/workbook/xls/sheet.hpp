#pragma once

#include "workbook/xls/book.hpp"

namespace gopbieu {

class XlsSheetLooks;

/// Reads one worksheet, from behind its BOF to its EOF. `looks` may be null.
Trouble read_sheet(BiffStream& stream,
                   ReadOptions const& options,
                   XlsBook const& book,
                   XlsSheetLooks* looks,
                   Workbook& workbook,
                   Sheet& sheet);

} // namespace gopbieu
