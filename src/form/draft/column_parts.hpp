#pragma once

#include "form/draft/sketch.hpp"

namespace gopbieu::draft {

/// What the header's groups are to the columns before them: "Trong đó", "Chia ra", a "Tổng số"
/// among its parts, "Trình độ …" with its degrees.
void guess_column_parts(Sketch& sketch);

} // namespace gopbieu::draft
