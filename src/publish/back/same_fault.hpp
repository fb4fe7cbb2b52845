#pragma once

// Whether a fault of a file that came back is one that was pointed out before.

#include "base/finding.hpp"
#include "workbook/cell_ref.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// The value of a finding's argument; empty for none.
std::string arg_of(Finding const& finding, std::string_view name);

/// All cells that a finding speaks of: its own, those of its rule, those of the same cause.
std::vector<CellRef> cells_of(Finding const& finding);

/// Whether any of these is the same fault: the same code (and rule) at the same printed row and
/// column, wherever these stand now; or, where findings of one cause were drawn together, about one
/// of the same cells.
bool any_same_fault(Finding const& fault, std::vector<Finding> const& others);

} // namespace gopbieu
