#include "intake/grid.hpp"

#include "base/json.hpp"

#include <algorithm>

namespace gopbieu {

Grid::Grid(Workbook const& workbook, Sheet const& sheet)
    : m_workbook(workbook), m_sheet(sheet), m_merges(sheet.merges)
{
    std::ranges::sort(m_merges);
    std::uint32_t reach = 0;
    for (auto const& merge : m_merges) {
        reach = std::max(reach, merge.last.row);
        m_reach.push_back(reach);
    }
}

std::string_view Grid::text(CellRef where) const
{
    auto const* const cell = m_sheet.find(where);
    return cell != nullptr && cell->kind == CellKind::text ? m_workbook.text(*cell)
                                                           : std::string_view();
}

CellRange Grid::area(CellRef where) const
{
    // Merges that begin further down cannot cover the place; going up, it is over where no merge
    // reaches down so far.
    auto const below = std::ranges::upper_bound(
        m_merges, where.row, {}, [](CellRange const& merge) { return merge.first.row; });
    auto index = static_cast<std::size_t>(below - m_merges.begin());
    while (index != 0 && m_reach[index - 1] >= where.row) {
        --index;
        if (m_merges[index].contains(where)) {
            return m_merges[index];
        }
    }
    return {where, where};
}

std::string Grid::raw(Cell const& cell) const
{
    std::string out;
    switch (cell.kind) {
    case CellKind::empty:
        break;
    case CellKind::text:
    case CellKind::error:
        out = m_workbook.text(cell);
        break;
    case CellKind::date:
        out = serial_to_iso(cell.number).value_or("");
        break;
    case CellKind::number:
    case CellKind::boolean:
        append_number(out, cell.number);
        break;
    }
    return out;
}

bool Grid::filled(Cell const& cell) const
{
    if (cell.kind == CellKind::empty) {
        return cell.formula != 0;
    }
    return cell.kind != CellKind::text ||
           m_workbook.text(cell).find_first_not_of(" \t\r\n\xc2\xa0") != std::string_view::npos;
}

std::uint32_t Grid::row_count() const
{
    return m_sheet.cells.empty() ? 0 : m_sheet.cells.back().row + 1;
}

} // namespace gopbieu
