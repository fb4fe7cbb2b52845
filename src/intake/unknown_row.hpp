#pragma once

#include "intake/read_table.hpp"

#include <string>

namespace gopbieu {

/// Asks which row a line with figures is whose name, `text`, does not tell; null while nobody has
/// answered.
Answer const* ask_for_row(TableSource const& source, Line const& line, std::string const& text);

} // namespace gopbieu
