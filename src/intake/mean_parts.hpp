#pragma once

// What a workbook of ours says beside its figures: numerator and weight of each of its means. A
// cell shows a mean with so many digits only, and the weight beside it may count units that gave no
// value for the mean; so the level above could not add the mean up as if it had all files itself.

#include "form/form.hpp"
#include "intake/submission.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// For Marker::means: one word, without blanks.
std::string mean_word(std::vector<MeanParts> const& means);

/// What such a word says of the means of a submission. What does not divide into the figure that
/// was read is left out: someone changed the figure, and then it counts as it stands.
std::vector<MeanParts> means_of(std::string_view word, Submission const& submission);

} // namespace gopbieu
