#pragma once

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>

namespace gopbieu {

/// Whether a person watches what goes to this stream: it is the program's own standard output or
/// error, and a terminal.
bool is_terminal(std::ostream const& stream);

/// The same, unless the person asked for no colours (NO_COLOR) or the terminal has none.
bool shows_colours(std::ostream const& stream);

/// A way to get a line from the person who sits before these two; empty unless both are the
/// program's own and a terminal.
std::function<std::optional<std::string>()> keyboard_of(std::istream& in, std::ostream const& out);

} // namespace gopbieu
