#include "form/points_sheet.hpp"

namespace gopbieu {

bool is_points_sheet(Workbook const& workbook, Sheet const& sheet)
{
    for (auto const& cell : sheet.cells) {
        if (cell.row != 0) {
            break; // in the order of rows
        }
        if (cell.kind == CellKind::text && workbook.text(cell) == points_mark) {
            return true;
        }
    }
    return false;
}

std::size_t points_sheets_before(Workbook const& workbook, std::size_t sheet)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < sheet; ++at) {
        if (is_points_sheet(workbook, workbook.sheets[at])) {
            ++count;
        }
    }
    return count;
}

} // namespace gopbieu
