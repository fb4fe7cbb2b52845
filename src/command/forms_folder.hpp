#pragma once

#include <filesystem>
#include <string>

namespace gopbieu {

/// The folder of the forms: the one asked for, then the environment's GOPBIEU_FORMS, then what lies
/// beside the program's source or came with it.
std::filesystem::path forms_folder(std::string const& asked);

} // namespace gopbieu
