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

std::function<std::optional<std::string>()> keyboard_of(std::istream& in, std::ostream const& out)
{
    if (in.rdbuf() != std::cin.rdbuf() || ::isatty(STDIN_FILENO) != 1 || !is_terminal(out)) {
        return {};
    }
    return [&in]() -> std::optional<std::string> {
        std::string line;
        return std::getline(in, line) ? std::optional(line) : std::nullopt;
    };
}

} // namespace gopbieu
