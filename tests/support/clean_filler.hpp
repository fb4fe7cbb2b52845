#pragma once

#include "check/check.hpp"
#include "form/form.hpp"
#include "intake/submission.hpp"

#include <cstdint>
#include <optional>
#include <random>

namespace gopbieu::test {

/// Fills a form with random figures that agree with all its rules, also with those over the last
/// period where one is given; nothing when that does not succeed within some rounds. Rules over
/// other forms are left alone.
std::optional<Submission> fill_cleanly(FormDefinition const& form,
                                       Checker const& checker,
                                       std::uint32_t seed,
                                       Submission const* previous = nullptr);

} // namespace gopbieu::test
