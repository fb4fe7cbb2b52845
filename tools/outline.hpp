#pragma once

#include "form/form.hpp"

#include <filesystem>
#include <string>

/// What of a schema is printed: columns and rows without rules and ways. Stands in for the loader
/// until that reads every kind of form.
gopbieu::Loaded<gopbieu::FormDefinition> read_outline(std::filesystem::path const& forms,
                                                      std::string const& id);
