#pragma once

#include "workbook/workbook.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// What intake asks of a sheet: which text stands where, seen through merges.
class Grid {
public:
    Grid(Workbook const& workbook, Sheet const& sheet);

    /// The text of a cell; empty when it holds none. Of a merge, only its first cell has one.
    [[nodiscard]] std::string_view text(CellRef where) const;
    [[nodiscard]] Cell const* find(CellRef where) const;
    /// The cells of one row.
    [[nodiscard]] std::span<Cell const> row(std::uint32_t number) const;
    /// The merge that covers a place, or the place alone.
    [[nodiscard]] CellRange area(CellRef where) const;
    /// The cell whose value shows at a place: the first of its merge.
    [[nodiscard]] CellRef owner(CellRef where) const { return area(where).first; }
    /// Text or number as a person reads it, before anything is understood.
    [[nodiscard]] std::string raw(Cell const& cell) const;
    /// Whether something shows in the cell: no empty text, no bare format.
    [[nodiscard]] bool filled(Cell const& cell) const
    {
        return cell.kind == CellKind::text    ? shows_text(cell)
               : cell.kind == CellKind::empty ? cell.formula != 0
                                              : true;
    }

    [[nodiscard]] Workbook const& workbook() const { return m_workbook; }
    [[nodiscard]] Sheet const& sheet() const { return m_sheet; }
    [[nodiscard]] std::uint32_t row_count() const;

private:
    [[nodiscard]] bool shows_text(Cell const& cell) const
    {
        auto const text = m_workbook.text(cell);
        auto const first = text.empty() ? '\0' : text.front();
        return first > ' ' || (!text.empty() && shows_more(text));
    }
    /// Whether more than blanks is in it.
    [[nodiscard]] static bool shows_more(std::string_view text);

    Workbook const& m_workbook;
    Sheet const& m_sheet;
    std::vector<CellRange> m_merges;    ///< by first row
    std::vector<std::uint32_t> m_reach; ///< how far down the merges up to each reach
    /// The first cell of each row, and the end; empty for sheets that are mostly empty rows.
    std::vector<std::uint32_t> m_rows;
    std::vector<bool> m_merged; ///< rows of them that any merge touches
};

} // namespace gopbieu
