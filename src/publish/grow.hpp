#pragma once

#include "publish/draft.hpp"

namespace gopbieu {

/// Puts rows in below a table's body that look like its last row: heights, styles, merges and
/// formulas are copied, values are not. What stands below moves down with everything that hangs on
/// it, and what refers to it, on any sheet, follows.
///
/// Who adds up the body adds up the new rows too: a range that ends with the body grows with it,
/// where it is not a row's own sum (see grown_formula()).
void grow(SheetDraft& draft, std::size_t page, Growth const& growth);

/// Where a formula stands, as far as it matters to a growth.
struct FormulaPlace {
    std::string_view sheet;           ///< where it stands; empty: nowhere (a defined name)
    std::optional<std::uint32_t> row; ///< its row before the growth; unset: no row of its own
};

/// A formula after a sheet has grown.
///
/// References to rows below move down. Of ranges that end with the body's last row, those grow that
/// cover the body and do not move with the formula's row: a range of a formula outside the body, or
/// one whose end is fixed ("C$9:C$10"). "SUM(C$9:C10)" inside the body is a running sum and stays.
std::string grown_formula(std::string_view formula,
                          FormulaPlace const& place,
                          std::string_view grown_sheet,
                          Growth const& growth);

} // namespace gopbieu
