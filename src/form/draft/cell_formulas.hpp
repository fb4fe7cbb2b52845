#pragma once

#include "form/draft/sheet_view.hpp"
#include "form/draft/sketch.hpp"

namespace gopbieu::draft {

/// What the formulas in the cells of the template say. One that stands in nearly every row of a
/// column is about columns, one that stands in a row is about rows: sums become rules, divisions
/// the way of the column.
void use_cell_formulas(Sketch& sketch, SheetView const& view);

} // namespace gopbieu::draft
