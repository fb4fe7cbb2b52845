#pragma once

#include "intake/read_table.hpp"

namespace gopbieu {

/// Columns with figures that are none of the form's, and columns of the form that spread over
/// several of the sheet: asked about, column by column. What a person has answered is put into the
/// table. Their cells are marked.
void settle_columns(TableSource const& source);

} // namespace gopbieu
