#pragma once

#include "command/command.hpp"
#include "form/load.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace gopbieu {

/// The forms that a command asks for ("id", "id@edition"), all of the folder when it names none,
/// or what is wrong with that wish.
Result<std::vector<std::string>> asked_forms(std::filesystem::path const& folder,
                                             std::vector<std::string> const& names,
                                             Language language);

} // namespace gopbieu
