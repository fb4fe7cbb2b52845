#include "base/environment.hpp"

#include <cstdlib>
#include <system_error>

namespace gopbieu {

std::string environment(char const* name)
{
    auto const* const value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): read at start
    return value == nullptr ? std::string() : std::string(value);
}

std::filesystem::path program_file()
{
    std::error_code untold;
    return std::filesystem::read_symlink("/proc/self/exe", untold);
}

} // namespace gopbieu
