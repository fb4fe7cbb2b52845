#pragma once

#include "form/draft/sheet_view.hpp"
#include "form/draft/sketch.hpp"

namespace gopbieu::draft {

/// Title, form number, edition, source and the lines to be replaced, from what stands above the
/// table.
void read_heading(Sketch& sketch, SheetView const& view);

} // namespace gopbieu::draft
