#pragma once

#include "form/draft/sketch.hpp"

namespace gopbieu::draft {

/// What rows are to the rows above them in the tree, and what sums over rows hold: "Trong đó",
/// "chia ra", numbered parts, breakdowns of a total, "D = A + B - C", "Cộng (1+…+11)".
void guess_row_parts(Sketch& sketch);

} // namespace gopbieu::draft
