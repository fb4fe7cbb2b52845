#pragma once

#include "intake/line_reader.hpp"
#include "intake/read_table.hpp"

#include <vector>

namespace gopbieu {

/// A blank count in a row with figures: none where the form says so, else a person must say.
void settle_blanks(TableSource const& source,
                   std::vector<LineReader::Blank> const& blanks,
                   Submission& submission);

} // namespace gopbieu
