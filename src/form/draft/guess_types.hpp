#pragma once

#include "form/draft/sheet_view.hpp"
#include "form/draft/sketch.hpp"

namespace gopbieu::draft {

/// What each column holds, from its words, its number format and its data validation.
void guess_types(Sketch& sketch, SheetView const& view);

/// Rows of another kind than their columns: "Tuổi bình quân", "Tỷ lệ (%)", "Diện tích (ha)".
void guess_row_types(Sketch& sketch);

} // namespace gopbieu::draft
