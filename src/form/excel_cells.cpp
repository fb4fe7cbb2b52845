#include "form/excel_cells.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

bool alike(ExcelCell const& left, ExcelCell const& right)
{
    return left.sheet == right.sheet && left.fixed_row == right.fixed_row &&
           left.fixed_column == right.fixed_column;
}

bool next_in_row(ExcelCell const& left, ExcelCell const& right)
{
    return alike(left, right) && left.cell.row == right.cell.row &&
           left.cell.column + 1 == right.cell.column;
}

bool next_in_column(ExcelCell const& left, ExcelCell const& right)
{
    return alike(left, right) && left.cell.column == right.cell.column &&
           left.cell.row + 1 == right.cell.row;
}

std::string within_sheet(ExcelCell const& cell)
{
    return (cell.fixed_column ? "$" : "") + column_letters(cell.cell.column) +
           (cell.fixed_row ? "$" : "") + std::to_string(cell.cell.row + 1);
}

} // namespace

std::string to_text(ExcelCell const& cell)
{
    if (cell.sheet.empty()) {
        return within_sheet(cell);
    }
    std::string quoted = "'";
    for (char const character : cell.sheet) {
        quoted += character == '\'' ? "''" : std::string(1, character);
    }
    return quoted + "'!" + within_sheet(cell);
}

std::vector<std::string> ExcelCells::ranges() const
{
    std::vector<std::string> found;
    for (auto first = m_cells.begin(); first != m_cells.end();) {
        // As far as the run goes in one direction.
        auto const run = [&](auto const& next) {
            auto const broken =
                std::adjacent_find(first, m_cells.end(), [&](auto const& left, auto const& right) {
                    return !next(left, right);
                });
            return broken == m_cells.end() ? broken : broken + 1;
        };
        auto const end = std::max(run(next_in_row), run(next_in_column));
        auto text = to_text(*first);
        if (end - first > 1) {
            text += ":" + within_sheet(*(end - 1));
        }
        found.push_back(std::move(text));
        first = end;
    }
    return found;
}

} // namespace gopbieu
