#pragma once

#include "workbook/workbook.hpp"
#include "workbook/xlsx/package.hpp"

namespace gopbieu {

/// From the workbook part: which tab is in front (as the file counts tabs), and whether tabs are
/// locked.
Trouble read_workbook_looks(std::string_view workbook_xml, Limits const& limits, Looks& into);

/// Gives each sheet's page the print areas and print titles that stand among the defined names.
void take_print_names(Workbook& workbook);

/// Macros, links to other workbooks and connections, told by the relations of the workbook part.
void list_workbook_extras(std::vector<PartRelation> const& relations, Looks& into);

/// The document properties: core, extended and custom ones.
Result<std::vector<Property>> read_properties(Package const& package, Limits const& limits);

/// The custom ones alone, which carry our own marks, from where all programs put them. A part that
/// cannot be read holds none: figures do not depend on it.
std::vector<Property> read_custom_properties(Package const& package, Limits const& limits);

} // namespace gopbieu
