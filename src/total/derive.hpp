#pragma once

#include "total/totals.hpp"

namespace gopbieu {

/// Works out the ratios and formulas of a unit's totals from its other totals, also for the total
/// row. A blank count is zero where any figure of the formula is there; where none is, or a figure
/// that is no count is missing, there is no result. `all` are the totals of the unit, by form.
void derive(std::vector<FormTotal*> const& all);

} // namespace gopbieu
