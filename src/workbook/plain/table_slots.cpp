#include "workbook/plain/table_slots.hpp"

#include <algorithm>

namespace gopbieu {

void TableSlots::next_row()
{
    m_row += m_begun && m_row < max_rows ? 1U : 0U;
    m_begun = true;
    m_column = 0;
}

CellRange TableSlots::take(std::uint32_t columns, std::uint32_t rows)
{
    // Steps over the cells that reach into this row, and forgets those that ended above it.
    auto next = m_taken.lower_bound(m_column);
    if (next != m_taken.begin()) {
        --next;
    }
    while (next != m_taken.end() && next->first <= m_column) {
        ++m_steps;
        if (next->second.last_row < m_row) {
            next = m_taken.erase(next);
            continue;
        }
        m_column = std::max(m_column, next->second.last_column + 1);
        ++next;
    }
    columns = std::clamp(columns, 1U, max_columns);
    rows = std::clamp(rows, 1U, max_rows);
    auto const last_column = std::max(std::min(m_column + columns, max_columns), m_column + 1) - 1;
    auto const last_row = std::max(std::min(m_row + rows, max_rows), m_row + 1) - 1;
    CellRange const place{{m_row, m_column}, {last_row, last_column}};
    if (rows > 1 && m_column < max_columns) {
        m_taken.insert_or_assign(m_column, Taken{last_column, last_row});
    }
    m_column = std::min(last_column + 1, max_columns);
    return place;
}

} // namespace gopbieu
