#pragma once

#include "base/finding.hpp"
#include "form/form.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// "sinh-hoat-chi-bo" or, for one edition, "sinh-hoat-chi-bo@2018".
struct FormName {
    std::string id, edition; ///< edition empty: the current one
};
FormName form_name(std::string_view text);

/// Reads the text of a schema; the lists that it names are read from <folder>/_codes/.
Loaded<FormDefinition>
parse_form(std::string_view text, std::filesystem::path const& folder, std::string const& id);

/// Reads <folder>/<id>/form.yaml, of another edition <folder>/<id>/<edition>/form.yaml. All
/// mistakes at once, each with file, line, column and the nearest valid name.
Loaded<FormDefinition> load_form(std::filesystem::path const& folder, std::string const& name);

/// The forms of a campaign in its order, each with all its editions: the one that was asked for
/// stands first and is the current one. What a form says of other forms and editions is checked.
Loaded<FormSet> load_forms(std::filesystem::path const& folder,
                           std::vector<std::string> const& names);

/// The folders that hold a form.yaml, in order.
std::vector<std::string> form_ids(std::filesystem::path const& folder);
/// The folders of a form that hold other editions of it, in order.
std::vector<std::string> edition_folders(std::filesystem::path const& folder,
                                         std::string const& id);

} // namespace gopbieu
