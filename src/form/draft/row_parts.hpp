#pragma once

#include "form/draft/sketch.hpp"

namespace gopbieu::draft {

/// What rows are to the rows above them in the tree: "Trong đó", "chia ra", numbered parts; and
/// what titles break down: "2. Tuổi đời" with its bands.
void guess_row_parts(Sketch& sketch);

} // namespace gopbieu::draft
