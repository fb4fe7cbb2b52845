#pragma once

#include <iosfwd>

namespace gopbieu {

/// Whether a person watches what goes to this stream: it is the program's own standard output or
/// error, and a terminal.
bool is_terminal(std::ostream const& stream);

/// The same, unless the person asked for no colours (NO_COLOR) or the terminal has none.
bool shows_colours(std::ostream const& stream);

} // namespace gopbieu
