#pragma once

// Whether the rules of a form do what their author thinks: the samples beside them, and rules that
// no figures or any figures would break.

#include "form/places.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace gopbieu {

/// How a rule comes out with the figures of a sample; names that are not in it are blank.
Verdict::State try_sample(Rule const& rule, Sample const& sample, FormsInSight const& forms);

/// How a rule came out over many made-up figures: the numbers in it and their neighbours, small and
/// large ones and blanks, drawn the same way each time.
struct Tried {
    bool held = false, broken = false;
};
Tried try_made_up(Rule const& rule, FormsInSight const& forms);

/// All that is wrong with the rules of a form; places are lines of `file`.
std::vector<Finding> try_rules(FormsInSight const& forms, std::string const& file);

} // namespace gopbieu
