#pragma once

// A rule or expression as an Excel formula that means exactly what evaluate() means by it, blanks
// and tolerance included: for red cells and derived cells of blank forms. A ctest has LibreOffice
// work out hundreds of them and compares.

#include "base/result.hpp"
#include "form/places.hpp"
#include "workbook/cell_ref.hpp"

#include <functional>
#include <optional>
#include <string>

namespace gopbieu {

/// A cell as a formula names it.
struct ExcelCell {
    CellRef cell;
    bool fixed_row = false, fixed_column = false; ///< with "$"
    std::string sheet = {};                       ///< empty: that of the formula

    bool operator==(ExcelCell const&) const = default;
};

/// Where a figure stands. What the target leaves open (the row of a keyed form or list) is that of
/// the formula. Nothing: not in this workbook.
using CellOf = std::function<std::optional<ExcelCell>(Target const&)>;

/// A formula, without "=", that is TRUE where the rule is broken at the spot. Where it cannot be
/// worked out it is FALSE or an error, which both leave a cell uncoloured. A rule with `blank:
/// error` is broken, too, where one of its cells is blank and another is not.
Result<std::string> excel_broken(ResolvedRule const& rule,
                                 Spot const& spot,
                                 FormDefinition const& own,
                                 CellOf const& cell_of);

/// The value of an expression, "" where it has none: a formula for derived columns and total rows.
Result<std::string> excel_value(Expression const& expression,
                                Spot const& spot,
                                FormsInSight const& forms,
                                CellOf const& cell_of);

/// "$C6", "'Biểu 1'!C$6".
std::string to_text(ExcelCell const& cell);

} // namespace gopbieu
