#pragma once

#include <filesystem>
#include <string>

namespace gopbieu {

/// A variable of the environment; empty when it is not set.
std::string environment(char const* name);

/// The file of the program that is running; empty where the system does not tell.
std::filesystem::path program_file();

} // namespace gopbieu
