#pragma once

#include "form/draft/sheet_view.hpp"
#include "form/draft/sketch.hpp"

namespace gopbieu::draft {

/// Takes type, choices and bounds from the data validation at a place; false when it has none
/// that says what is to be written there.
bool apply_validation(SheetView const& view, CellRef where, SketchColumn& column);

} // namespace gopbieu::draft
