#pragma once

#include "form/draft/sketch.hpp"

namespace gopbieu::draft {

/// What sums over rows hold besides the tree: printed formulas ("Cộng (1+…+11)", "A = 1+2"), the
/// balance of a stock, a row of totals, "phải" = "đã" + "chưa", a row that picks from another.
void guess_row_sums(Sketch& sketch);

} // namespace gopbieu::draft
