#pragma once

#include "check/check.hpp"
#include "total/totals.hpp"

#include <string>
#include <vector>

namespace gopbieu {

/// Rules over CHILDREN, at every unit from `root` down that others were added up at: its own form,
/// where it filed one, or else what was added up is held against what the units directly below it
/// make together. They can be judged only here, and what they find is said of the unit: it sends
/// nothing back and changes no total.
std::vector<Finding> check_below(Totals const& totals,
                                 OrgTree const& tree,
                                 std::size_t root,
                                 Checker const& checker,
                                 std::string const& period);

} // namespace gopbieu
