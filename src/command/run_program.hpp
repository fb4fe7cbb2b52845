#pragma once

#include "command/command.hpp"

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace gopbieu {

/// The whole program: picks the command, lets it understand its options, runs it.
/// `arguments` are those behind the program's name. `ask`: a line from the person at the keyboard.
Exit run_program(std::vector<std::string> const& arguments,
                 std::ostream& out,
                 std::ostream& err,
                 std::function<std::optional<std::string>()> ask = {});

} // namespace gopbieu
