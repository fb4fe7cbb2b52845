#pragma once

// What stands in the workbook part beside the list of sheets: names, locks, which tab is in front.

#include "workbook/workbook.hpp"

#include <string>
#include <vector>

namespace gopbieu {

class XmlElement;

/// Under which attributes an element keeps the hash of a password.
struct PasswordNames {
    std::string_view weak, algorithm, hash, salt, spins;
};
void append_password(XmlElement& element, PasswordHash const& password, PasswordNames const& names);

/// workbookProtection; empty where the tabs may be changed.
std::string structure_element(bool locked, PasswordHash const& password);

/// definedNames: the names as they are, and those that print areas, print titles and filters of
/// the sheets need. Empty for none.
std::string name_elements(std::vector<DefinedName> const& names,
                          std::vector<Sheet const*> const& sheets);

/// Names that Excel keeps for print areas, print titles and filters: they are made anew from looks.
bool is_made_from_looks(std::string_view name);

} // namespace gopbieu
