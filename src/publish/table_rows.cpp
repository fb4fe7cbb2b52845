#include "publish/table_rows.hpp"

#include <algorithm>

namespace gopbieu {

Span body_rows(Template const& blank)
{
    auto const& panel = blank.table.panels.front();
    auto first = panel.first_row;
    if (auto const* const total = blank.table.total(); total != nullptr) {
        if (total->sheet_row > first) {
            return {first, total->sheet_row - 1};
        }
        first = total->sheet_row + 1; // it stands above the rows that it adds up
    }
    auto const& sheet = blank.workbook.sheets[blank.sheet];
    auto const key_column = panel.column(blank.form->key_column).value_or(0);
    auto last = first;
    while (last + 1 < panel.end_row && sheet.find({last + 1, key_column}) != nullptr) {
        ++last;
    }
    return {first, last};
}

std::size_t panels_side_by_side(Table const& table)
{
    auto const& panels = table.panels;
    return static_cast<std::size_t>(std::ranges::count_if(
        panels, [&](Panel const& panel) { return panel.first_row == panels.front().first_row; }));
}

} // namespace gopbieu
