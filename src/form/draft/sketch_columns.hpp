#pragma once

#include "form/draft/ids.hpp"
#include "form/draft/sketch.hpp"

namespace gopbieu::draft {

/// Columns and groups of a sketch from the header of its table: keys and ids, no meaning yet.
void add_columns(Sketch& sketch, IdMaker& ids);

/// Rows of a form of printed rows: tree, keys and ids.
void add_rows(Sketch& sketch, IdMaker& ids);

} // namespace gopbieu::draft
