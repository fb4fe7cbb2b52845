#pragma once

#include "base/finding.hpp"
#include "form/form.hpp"
#include "intake/submission.hpp"

#include <vector>

namespace gopbieu {

/// Everything that is wrong with the figures of one submission: what a type forbids, what must not
/// be blank, and every rule of the form. No file is touched, no figure changed.
std::vector<Finding> check(Submission const& submission, FormDefinition const& form);

} // namespace gopbieu
