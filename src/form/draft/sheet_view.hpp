#pragma once

#include "workbook/workbook.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu::draft {

/// What drafting asks of a sheet: texts seen through merges, and the looks that tell the parts of
/// a printed table apart. Only the front of a very large sheet is looked at.
class SheetView {
public:
    SheetView(Workbook const& workbook, Sheet const& sheet);

    [[nodiscard]] std::uint32_t rows() const { return m_rows; }
    [[nodiscard]] std::uint32_t columns() const { return m_columns; }
    [[nodiscard]] bool inside(CellRef where) const
    {
        return where.row < m_rows && where.column < m_columns;
    }

    /// The merge that covers a place, or the place alone.
    [[nodiscard]] CellRange area(CellRef where) const;
    /// What shows at a place as one line: text, or a number as it is read; of a merge the text of
    /// its first cell. Old fonts are decoded.
    [[nodiscard]] std::string const& text(CellRef where) const;
    /// The cell that shows at a place; null when there is none.
    [[nodiscard]] Cell const* cell(CellRef where) const;
    /// Words that could name something: a text with a letter in it, no "X", no dots.
    [[nodiscard]] bool has_label(CellRef where) const;
    /// Lines around the place, its neighbours' and its merge's counted in: part of a ruled table.
    [[nodiscard]] bool ruled(CellRef where) const;
    [[nodiscard]] Font const& font(CellRef where) const;
    [[nodiscard]] Alignment const& alignment(CellRef where) const;
    [[nodiscard]] NumberFormat const* format(CellRef where) const;
    /// How far the text at a place is moved to the right: its indent and the blanks in front of it.
    [[nodiscard]] std::uint32_t indent(CellRef where) const;
    /// Whether something shows in the row between two columns.
    [[nodiscard]] bool blank_row(std::uint32_t row, Span columns) const;

    [[nodiscard]] Workbook const& workbook() const { return m_workbook; }
    [[nodiscard]] Sheet const& sheet() const { return m_sheet; }

private:
    [[nodiscard]] std::size_t index(CellRef where) const
    {
        return std::size_t{where.row} * m_columns + where.column;
    }
    void measure();
    void place_merges();
    void read_texts();
    void draw_lines();
    void join_lines_of_merges();
    [[nodiscard]] CellStyle const* style(CellRef where) const;

    Workbook const& m_workbook;
    Sheet const& m_sheet;
    std::uint32_t m_rows = 0, m_columns = 0;
    std::vector<std::uint32_t> m_merge_at;  ///< 1 + index of the merge over a place
    std::map<CellRef, std::string> m_texts; ///< of cells that show something
    std::vector<std::uint8_t> m_lines;      ///< own lines of each place, a bit a side
    std::vector<CellRange> m_merges;
};

/// One line out of a cell's text: breaks and runs of blanks become one blank.
std::string one_line(std::string_view text);

/// A text that could name something: has a letter, and is neither "X" nor dots.
bool is_label(std::string_view text);

/// "…", "...", "-----": a place to write on.
bool is_dots(std::string_view text);

/// "X" or "x": must stay empty.
bool is_cross(std::string_view text);

} // namespace gopbieu::draft
