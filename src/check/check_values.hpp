#pragma once

#include "base/finding.hpp"
#include "check/figure_table.hpp"

#include <vector>

namespace gopbieu {

/// What the type of a figure, its bounds and the required cells say, figure by figure.
void check_values(FigureTable const& table,
                  Submission const& submission,
                  std::vector<Finding>& findings);

/// The totals that the unit wrote itself: its own total row against its rows, and what the form
/// works out (shares, recomputed columns) against the figures it is made of.
void check_own_totals(FigureTable const& table,
                      Submission const& submission,
                      std::vector<Finding>& findings);

} // namespace gopbieu
