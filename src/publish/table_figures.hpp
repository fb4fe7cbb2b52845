#pragma once

// What is written into a form's table, without saying where it comes from.

#include "publish/draft.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace gopbieu {

struct FigureRow {
    std::optional<std::size_t> known; ///< index in the form's rows; unset: a row of the unit's own
    std::string label;
    bool total = false; ///< adds up the others, where the template prints no row for that
};

struct TableFigures {
    /// The rows that came in, in the order in which they are shown: those of the form in its order,
    /// then the others.
    std::vector<FigureRow> rows;
    /// By the number of a row in `rows` and of a column of the form. Nothing: blank.
    std::function<CellValue(std::size_t row, std::size_t column)> value;
    /// All rows of a column together, for the form's total row.
    std::function<CellValue(std::size_t column)> total;
};

} // namespace gopbieu
