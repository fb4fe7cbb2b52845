#pragma once

#include <filesystem>
#include <string>

namespace gopbieu {

/// The folder of the forms: the one asked for, then the environment's GOPBIEU_FORMS, then
/// <program>/../share/gopbieu/forms, <program>/forms, and those of the source it was built from.
std::filesystem::path forms_folder(std::string const& asked);

} // namespace gopbieu
