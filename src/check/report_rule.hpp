#pragma once

#include "base/finding.hpp"
#include "check/rule_set.hpp"

#include <optional>

namespace gopbieu {

/// What is to be said of a rule at a spot; nothing where it holds or is silent.
std::optional<Finding> report_rule(RuleAt const& rule, Submission const& submission);

} // namespace gopbieu
