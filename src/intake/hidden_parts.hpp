#pragma once

#include "intake/read_table.hpp"

#include <vector>

namespace gopbieu {

/// Figures in hidden rows and columns: told, and asked about where the unit's own total leaves them
/// out. `read_lines` are those of Submission::rows.
void check_hidden(TableSource const& source,
                  std::vector<Line const*> const& read_lines,
                  Submission& submission);

} // namespace gopbieu
