#include "intake/table_cells.hpp"

#include "intake/line_texts.hpp"

#include <algorithm>

namespace gopbieu {

CellRef name_place(TableSource const& source, Line const& line)
{
    if (line.label) {
        return *line.label;
    }
    auto const key = source.table.panels[line.panel].column(source.form.key_column);
    return {line.sheet_row, key.value_or(0)};
}

std::string name_text(TableSource const& source, Line const& line)
{
    auto const* const cell = line.label ? source.grid.find(*line.label) : nullptr;
    if (cell == nullptr) {
        return {};
    }
    return cell->kind == CellKind::text ? std::string(source.keys.readable(*cell))
                                        : source.grid.raw(*cell);
}

std::string column_path(Column const& column)
{
    std::string path;
    for (auto const& part : column.path) {
        path += (path.empty() ? "" : " › ") + part;
    }
    return path;
}

std::string row_path(FormDefinition const& form, std::size_t row)
{
    auto path = form.rows[row].label;
    for (auto above = form.rows[row].parent; above; above = form.rows[*above].parent) {
        path = form.rows[*above].label + " › " + path;
    }
    return path;
}

void mark_figures(TableSource const& source, Line const& line, CellUse use)
{
    for_each_cell(source, line, [&](Cell const& cell) {
        auto const column = source.table.panels[line.panel].at(cell.column);
        bool const figure =
            holds_number(cell) || (column && source.form.columns[*column].measure.holds_numbers() &&
                                   cell.kind != CellKind::empty);
        if (figure) {
            source.uses.mark(cell, use);
        }
    });
}

void mark_labels(TableSource const& source)
{
    for (auto const& panel : source.table.panels) {
        auto const last = panel.number_row.value_or(panel.header.last);
        for (auto row = panel.header.first; row <= last; ++row) {
            for (auto const& cell : source.grid.row(row)) {
                if (panel.across.first <= cell.column && cell.column <= panel.across.last &&
                    holds_number(cell)) {
                    source.uses.mark(cell, CellUse::label);
                }
            }
        }
    }
}

bool in_spans(std::vector<Span> const& spans, std::uint32_t number)
{
    return std::ranges::any_of(
        spans, [&](Span span) { return span.first <= number && number <= span.last; });
}

ColumnTitle column_title(TableSource const& source, Panel const& panel, std::uint32_t column)
{
    // Also where the columns are numbered, as long as it is no number.
    for (auto row = panel.number_row.value_or(panel.header.last) + 1; row > panel.header.first;
         --row) {
        auto const owner = source.grid.owner({row - 1, column});
        auto const* const cell = source.grid.find(owner);
        bool const title = cell != nullptr && cell->has_text() && source.grid.filled(*cell) &&
                           (row - 1 != panel.number_row || !column_number(source.grid.raw(*cell)));
        if (title) {
            return {std::string(source.keys.readable(*cell)), source.keys.of(*cell).key, owner};
        }
    }
    return {};
}

} // namespace gopbieu
