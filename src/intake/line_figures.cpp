#include "intake/line_texts.hpp"
#include "intake/lines.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

// What a number in a column of the sheet is for the lines of a panel.
enum class ColumnUse : std::uint8_t { none, figures, numbers };

std::vector<ColumnUse> uses_of(Panel const& panel, FormDefinition const& form)
{
    std::vector<ColumnUse> uses;
    std::vector<bool> taken; // as Panel::at(), the first column of the form counts
    for (std::size_t index = 0; index < panel.columns.size(); ++index) {
        auto const& span = panel.columns[index];
        if (!span) {
            continue;
        }
        if (uses.size() <= span->last) {
            uses.resize(span->last + 1);
            taken.resize(span->last + 1);
        }
        auto const& measure = form.columns[index].measure;
        for (auto column = span->first; column <= span->last; ++column) {
            if (!taken[column]) {
                taken[column] = true;
                uses[column] = measure.holds_numbers() ? ColumnUse::figures
                               : measure.holds_facts() ? ColumnUse::numbers
                                                       : ColumnUse::none;
            }
        }
    }
    return uses;
}

} // namespace

bool is_figure(Grid const& grid, Cell const& cell)
{
    if (cell.kind != CellKind::text) {
        return true;
    }
    return may_be_figure(grid.workbook().text(cell));
}

void find_figures(Grid const& grid, FormDefinition const& form, Table& table)
{
    std::vector<ColumnUse> uses;
    std::optional<std::size_t> panel;
    for (auto& line : table.lines) {
        if (panel != line.panel) {
            panel = line.panel;
            uses = uses_of(table.panels[line.panel], form);
        }
        auto const across = table.panels[line.panel].across;
        auto const cells = grid.row(line.sheet_row);
        line.figures = std::ranges::any_of(cells, [&](Cell const& cell) {
            if (cell.column >= uses.size() || cell.column < across.first ||
                cell.column > across.last || !grid.filled(cell)) {
                return false;
            }
            auto const use = uses[cell.column];
            return use == ColumnUse::figures
                       ? is_figure(grid, cell)
                       : use == ColumnUse::numbers && cell.kind == CellKind::number;
        });
    }
}

} // namespace gopbieu
