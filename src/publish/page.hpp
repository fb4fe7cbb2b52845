#pragma once

// One sheet to be drawn: a template's sheet with rows put in and cells given new values. The
// template itself is never changed, so that it can serve the next unit and the comparison after.

#include "base/exact.hpp"
#include "workbook/workbook.hpp"

#include <map>
#include <string>
#include <variant>

namespace gopbieu {

/// A new value: nothing, a number, a text.
using CellValue = std::variant<std::monostate, Exact, std::string>;

struct Page {
    Workbook const* workbook; ///< where styles and texts come from
    Sheet sheet;
    std::map<CellRef, CellValue> changes;
    Span data = {1, 0};         ///< rows that hold figures; only they may grow
    std::uint32_t grown_at = 0; ///< rows were put in before this one …
    std::uint32_t grown_by = 0; ///< … so many, looking like the one above
    bool header_changed = false;
};

Sheet copy_of(Sheet const& sheet);

/// Puts rows in before row `at` that look like the row above it. What stands below moves down with
/// its merges, heights and print areas.
void grow(Page& page, std::uint32_t at, std::uint32_t count);

/// A number as a workbook stores it: 15 significant digits, as Excel keeps them.
double stored(Exact const& number);

} // namespace gopbieu
