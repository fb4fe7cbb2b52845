#pragma once

#include "total/totals.hpp"

namespace gopbieu {

/// What units below one roof say that they gave to each other and what they say that they received
/// must be the same. Sums stay as they are; where the two sides differ, the finding names the units
/// with what they wrote. Looked at where the form says which rows are a pair, and at the levels
/// that it names.
std::vector<Finding>
check_transfers(FormTotals const& totals, OrgTree const& tree, std::size_t root);

} // namespace gopbieu
