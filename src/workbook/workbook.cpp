#include "workbook/workbook.hpp"

#include "workbook/formula_text.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

bool before(Cell const& left, Cell const& right)
{
    return left.where() < right.where();
}

} // namespace

Cell const* Sheet::find(CellRef where) const
{
    auto const at = std::ranges::lower_bound(cells, where, {}, &Cell::where);
    return at != cells.end() && at->where() == where ? &*at : nullptr;
}

NumberFormat const& Workbook::format(Cell const& cell) const
{
    static NumberFormat const general;
    return cell.style < style_formats.size() && style_formats[cell.style] < formats.size()
               ? formats[style_formats[cell.style]]
               : general;
}

std::string formula_text(Sheet const& sheet, Cell const& cell)
{
    if (cell.formula == 0) {
        return {};
    }
    auto const& formula = sheet.formulas[cell.formula - 1];
    return formula.row_shift == 0 && formula.column_shift == 0
               ? std::string(formula.text)
               : shift_formula(formula.text, formula.row_shift, formula.column_shift);
}

void sort_cells(std::vector<Cell>& cells)
{
    if (!std::ranges::is_sorted(cells, before)) {
        std::ranges::stable_sort(cells, before);
    }
    // Of equals the last one counts, as in a program that writes cell after cell into a grid.
    auto const same = [](Cell const& left, Cell const& right) {
        return left.where() == right.where();
    };
    auto const tail = std::unique(cells.rbegin(), cells.rend(), same);
    cells.erase(cells.begin(), tail.base());
}

} // namespace gopbieu
