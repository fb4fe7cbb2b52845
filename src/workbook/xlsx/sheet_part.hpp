#pragma once

#include "base/result.hpp"
#include "workbook/read.hpp"
#include "workbook/workbook.hpp"

#include <string_view>

namespace gopbieu {

/// Reads a worksheet part into a sheet whose name is set already. The workbook's shared strings
/// and number formats must have been read before.
///
/// `total_cells` counts over all sheets of the workbook, for the limit.
Trouble read_sheet_part(std::string_view part,
                        std::string_view part_name,
                        ReadOptions const& options,
                        Workbook& workbook,
                        Sheet& sheet,
                        std::uint64_t& total_cells);

} // namespace gopbieu
