#pragma once

#include "base/finding.hpp"
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

/// A number as people write it here: "94,6", and rounded where no decimal ends.
std::string shown(Exact const& number);

} // namespace gopbieu
