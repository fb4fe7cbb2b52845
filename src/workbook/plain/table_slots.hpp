#pragma once

#include "workbook/cell_ref.hpp"

#include <cstdint>
#include <map>

namespace gopbieu {

/// Where the cells of an HTML table come to stand: cells that reach down from the rows above
/// push those of their row to the right.
class TableSlots {
public:
    /// Begins the next row; the first call begins row 0.
    void next_row();
    /// Takes the next free place of this row and as much as the cell spans. Its column may lie
    /// beyond the sheet.
    CellRange take(std::uint32_t columns, std::uint32_t rows);

    [[nodiscard]] std::uint32_t row() const { return m_row; }
    [[nodiscard]] bool begun() const { return m_begun; }
    /// How many steps were taken around cells of earlier rows: what a table costs beyond its size.
    [[nodiscard]] std::uint64_t steps() const { return m_steps; }

private:
    struct Taken {
        std::uint32_t last_column, last_row;
    };

    std::map<std::uint32_t, Taken> m_taken; ///< by first column; they do not overlap
    std::uint32_t m_row = 0, m_column = 0;
    bool m_begun = false;
    std::uint64_t m_steps = 0;
};

} // namespace gopbieu
