#include "base/environment.hpp"

#include <cstdlib>

namespace gopbieu {

std::string environment(char const* name)
{
    auto const* const value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): read at start
    return value == nullptr ? std::string() : std::string(value);
}

} // namespace gopbieu
