#pragma once

#include "form/excel.hpp"

#include <string>
#include <vector>

namespace gopbieu {

/// Cells in the order in which a formula names them.
class ExcelCells {
public:
    void add(ExcelCell cell) { m_cells.push_back(std::move(cell)); }

    /// As arguments of a function: what stands side by side in a row or column is one range.
    [[nodiscard]] std::vector<std::string> ranges() const;

private:
    std::vector<ExcelCell> m_cells;
};

} // namespace gopbieu
