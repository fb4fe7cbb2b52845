#pragma once

#include "command/command.hpp"

#include <iosfwd>
#include <string>
#include <vector>

namespace gopbieu {

/// The whole program: picks the command, lets it understand its options, runs it.
/// `arguments` are those behind the program's name.
Exit run_program(std::vector<std::string> const& arguments, std::ostream& out, std::ostream& err);

} // namespace gopbieu
