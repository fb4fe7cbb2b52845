#pragma once

// A workbook that is going to be drawn: the sheets of a template with rows put in and cells given
// new values. The template itself is never changed, so that it can serve the next unit and the
// comparison after.

#include "base/exact.hpp"
#include "workbook/workbook.hpp"

#include <map>
#include <string>
#include <variant>
#include <vector>

namespace gopbieu {

/// A new value: nothing, a number, a text.
using CellValue = std::variant<std::monostate, Exact, std::string>;

struct Change {
    CellValue value;
    bool keeps_formula = false; ///< the template's formula stays there, the value is its result
};

/// Rows that a table needed beyond those its template has.
struct Growth {
    Span body; ///< the rows of the table when it grew; new ones stand below and look like the last
    std::uint32_t count = 0;
};

/// One sheet to be drawn.
struct Page {
    std::size_t source = 0; ///< number of the template's sheet
    Sheet sheet;
    std::map<CellRef, Change> changes;
    std::map<CellRef, std::uint32_t> paint; ///< cells that get this colour (0xRRGGBB) behind them
    std::vector<Growth> growths;            ///< in the order in which they happened
    /// Where values may change. Told by who knows the form, not by who fills it in: the comparison
    /// holds against it.
    std::vector<CellRange> declared;
    bool header_changed = false; ///< the printed header is the page's own
    bool open = false;           ///< what stands on it is not compared
};

struct SheetDraft {
    Workbook const* workbook = nullptr; ///< where styles and texts come from
    std::vector<Page> pages;            ///< in the order of the tabs
    std::vector<DefinedName> names;
    StringPool texts; ///< formulas that are no longer as the template has them

    [[nodiscard]] Page& front() { return pages.front(); }
};

/// The workbook as it is.
SheetDraft draft_of(Workbook const& workbook);

Sheet copy_of(Sheet const& sheet);

/// The style of a place that has no cell: its row's, else its column's.
std::uint32_t style_of_place(Sheet const& sheet, CellRef where);

/// A number as a workbook stores it: 15 significant digits, as Excel keeps them.
double stored(Exact const& number);

} // namespace gopbieu
