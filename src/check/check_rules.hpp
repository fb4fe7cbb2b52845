#pragma once

#include "base/finding.hpp"
#include "base/shown.hpp"
#include "form/form.hpp"
#include "intake/submission.hpp"

#include <optional>
#include <string>

namespace gopbieu {

/// One rule on one row; nothing when it holds or is silent.
std::optional<Finding> check_rule(Submission const& submission,
                                  FormDefinition const& form,
                                  Rule const& rule,
                                  std::string const& row);

} // namespace gopbieu
