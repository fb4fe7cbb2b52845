#pragma once

#include "base/finding.hpp"
#include "form/form.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// Reads the text of a schema; the lists that it names are read from <folder>/_codes/.
Loaded<FormDefinition>
parse_form(std::string_view text, std::filesystem::path const& folder, std::string const& id);

/// Reads <folder>/<id>/form.yaml. All mistakes at once, each with file, line, column and the
/// nearest valid name.
Loaded<FormDefinition> load_form(std::filesystem::path const& folder, std::string const& id);

/// The forms of a campaign, in its order.
Loaded<FormSet> load_forms(std::filesystem::path const& folder,
                           std::vector<std::string> const& ids);

/// The folders that hold a form.yaml, in order.
std::vector<std::string> form_ids(std::filesystem::path const& folder);

} // namespace gopbieu
