#include "intake/grid.hpp"

#include "base/json.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

// Where each row begins, and where the last one ends.
std::vector<std::uint32_t> row_starts(std::vector<Cell> const& cells, std::uint32_t rows)
{
    constexpr std::size_t rows_a_cell = 8; // else they cost more than they save
    if (rows > cells.size() * rows_a_cell) {
        return {};
    }
    std::vector<std::uint32_t> starts;
    starts.reserve(rows + 1U);
    for (std::size_t at = 0; at < cells.size(); ++at) {
        while (starts.size() <= cells[at].row) {
            starts.push_back(static_cast<std::uint32_t>(at));
        }
    }
    starts.push_back(static_cast<std::uint32_t>(cells.size()));
    return starts;
}

} // namespace

Grid::Grid(Workbook const& workbook, Sheet const& sheet)
    : m_workbook(workbook), m_sheet(sheet), m_merges(sheet.merges),
      m_rows(row_starts(sheet.cells, row_count())), m_merged(m_rows.size())
{
    std::ranges::sort(m_merges);
    std::uint32_t reach = 0;
    std::uint32_t unseen = 0; // rows from here on are not marked yet
    for (auto const& merge : m_merges) {
        reach = std::max(reach, merge.last.row);
        m_reach.push_back(reach);
        for (unseen = std::max(unseen, merge.first.row);
             unseen <= merge.last.row && unseen < m_merged.size();
             ++unseen) {
            m_merged[unseen] = true;
        }
    }
}

std::span<Cell const> Grid::row(std::uint32_t number) const
{
    auto const& cells = m_sheet.cells;
    if (number >= row_count()) {
        return {};
    }
    if (!m_rows.empty()) {
        return {cells.begin() + m_rows[number], cells.begin() + m_rows[number + 1]};
    }
    auto const first = std::ranges::lower_bound(cells, CellRef{number, 0}, {}, &Cell::where);
    auto last = first;
    while (last != cells.end() && last->row == number) {
        ++last;
    }
    return {first, last};
}

Cell const* Grid::find(CellRef where) const
{
    if (m_rows.empty()) {
        return m_sheet.find(where);
    }
    auto const cells = row(where.row);
    auto const found = std::ranges::lower_bound(cells, where.column, {}, &Cell::column);
    return found != cells.end() && found->column == where.column ? &*found : nullptr;
}

std::string_view Grid::text(CellRef where) const
{
    auto const* const cell = m_sheet.find(where);
    return cell != nullptr && cell->kind == CellKind::text ? m_workbook.text(*cell)
                                                           : std::string_view();
}

CellRange Grid::area(CellRef where) const
{
    if (where.row < m_merged.size() && !m_merged[where.row]) {
        return {where, where};
    }
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

bool Grid::shows_more(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n\xc2\xa0") != std::string_view::npos;
}

std::uint32_t Grid::row_count() const
{
    return m_sheet.cells.empty() ? 0 : m_sheet.cells.back().row + 1;
}

} // namespace gopbieu
