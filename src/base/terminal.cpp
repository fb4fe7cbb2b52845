#include "base/terminal.hpp"

#include "base/environment.hpp"

#include <iostream>
#include <unistd.h>

namespace gopbieu {

bool is_terminal(std::ostream const& stream)
{
    if (stream.rdbuf() == std::cout.rdbuf()) {
        return ::isatty(STDOUT_FILENO) == 1;
    }
    return stream.rdbuf() == std::cerr.rdbuf() && ::isatty(STDERR_FILENO) == 1;
}

bool shows_colours(std::ostream const& stream)
{
    return is_terminal(stream) && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
}

} // namespace gopbieu
