#pragma once

#include "form/draft/sketch.hpp"

namespace gopbieu::draft {

/// How percents, means and other numbers are consolidated: the ratio or weight that their words
/// and neighbours suggest. What nothing suggests stays with its unit, and says so.
void guess_ways(Sketch& sketch);

/// The same for rows that decide themselves: "Tuổi bình quân" is weighted by its whole.
void guess_row_ways(Sketch& sketch);

} // namespace gopbieu::draft
