#pragma once

#include "form/draft/sketch.hpp"

namespace gopbieu::draft {

/// Which printed rows are titles without figures: "Trong đó:", "II. Phân tích", "1. Nghề nghiệp",
/// "Nhiệm vụ chính trị" over rows that say themselves what they count.
void find_headings(Sketch& sketch);

} // namespace gopbieu::draft
