#pragma once

#include "form/draft/sketch.hpp"

namespace gopbieu::draft {

/// Sums that columns side by side suggest without a group: "phải" = "đã" + "chưa", classes of
/// quality behind what was judged, a count that picks from another.
void guess_column_sums(Sketch& sketch);

} // namespace gopbieu::draft
