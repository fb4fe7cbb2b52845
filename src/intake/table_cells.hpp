#pragma once

// Small questions about the cells of a table that several parts of the reading ask.

#include "intake/read_table.hpp"

namespace gopbieu {

/// Visits the filled cells of a line within its panel.
template <typename Visit>
void for_each_cell(TableSource const& source, Line const& line, Visit const& visit)
{
    auto const across = source.table.panels[line.panel].across;
    for (auto const& cell : source.grid.row(line.sheet_row)) {
        if (cell.column >= across.first && cell.column <= across.last && source.grid.filled(cell)) {
            visit(cell);
        }
    }
}

/// Where a line is named, or would be.
CellRef name_place(TableSource const& source, Line const& line);
/// What is written there.
std::string name_text(TableSource const& source, Line const& line);
/// "Trong đó › Đảng viên nữ".
std::string column_path(Column const& column);
/// The label of a row with those of the rows above it: "Chuyên môn › Trung cấp".
std::string row_path(FormDefinition const& form, std::size_t row);

/// Marks what may be figures in a line.
void mark_figures(TableSource const& source, Line const& line, CellUse use);
/// Marks the numbers in the header and in its column numbers: they are labels only.
void mark_labels(TableSource const& source);

/// Whether a row or column is in one of the spans.
bool in_spans(std::vector<Span> const& spans, std::uint32_t number);

/// The labels over a column of a panel that are no label of the form, with the lowest cell of them.
struct ColumnTitle {
    std::string text, key;
    std::optional<CellRef> cell;
};
ColumnTitle column_title(TableSource const& source, Panel const& panel, std::uint32_t column);

} // namespace gopbieu
