#include "publish/page.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace gopbieu {

namespace {

void shift(CellRange& range, std::uint32_t at, std::uint32_t count)
{
    range.first.row += range.first.row >= at ? count : 0;
    range.last.row += range.last.row >= at ? count : 0;
}

void shift_looks(SheetLooks& looks, std::uint32_t at, std::uint32_t count)
{
    std::optional<RowLooks> above;
    for (auto& row : looks.rows) {
        if (row.row + 1 == at) {
            above = row;
        }
        row.row += row.row >= at ? count : 0;
    }
    for (std::uint32_t added = 0; above && added < count; ++added) {
        above->row = at + added;
        looks.rows.push_back(*above);
    }
    std::ranges::sort(looks.rows, {}, &RowLooks::row);
    for (auto& area : looks.page.print_areas) {
        shift(area, at, count);
    }
    for (auto& row : looks.page.row_breaks) {
        row += row >= at ? count : 0;
    }
}

} // namespace

Sheet copy_of(Sheet const& sheet)
{
    Sheet copy;
    copy.name = sheet.name;
    copy.visibility = sheet.visibility;
    copy.cells = sheet.cells;
    copy.formulas = sheet.formulas;
    copy.merges = sheet.merges;
    copy.hidden_rows = sheet.hidden_rows;
    copy.hidden_columns = sheet.hidden_columns;
    if (sheet.looks != nullptr) {
        copy.looks = std::make_unique<SheetLooks>(*sheet.looks);
    }
    return copy;
}

void grow(Page& page, std::uint32_t at, std::uint32_t count)
{
    auto& sheet = page.sheet;
    std::vector<Cell> added;
    for (auto& cell : sheet.cells) {
        if (cell.row + 1 == at) {
            for (std::uint32_t row = 0; row < count; ++row) {
                Cell copy;
                copy.row = at + row;
                copy.column = cell.column;
                copy.style = cell.style;
                added.push_back(copy);
            }
        }
        cell.row += cell.row >= at ? count : 0;
    }
    sheet.cells.insert(sheet.cells.end(), added.begin(), added.end());
    sort_cells(sheet.cells);
    for (auto& merge : sheet.merges) {
        shift(merge, at, count);
    }
    if (sheet.looks != nullptr) {
        shift_looks(*sheet.looks, at, count);
    }
    page.grown_at = at;
    page.grown_by = count;
}

double stored(Exact const& number)
{
    std::array<char, 64> digits{};
    auto const done = std::to_chars(digits.data(),
                                    digits.data() + digits.size(),
                                    number.to_double(),
                                    std::chars_format::general,
                                    15);
    double value = 0;
    std::from_chars(digits.data(), done.ptr, value);
    return value;
}

} // namespace gopbieu
