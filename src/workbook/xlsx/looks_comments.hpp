#pragma once

#include "workbook/xlsx/looks_sheet.hpp"

namespace gopbieu {

/// Reads the notes and the threaded comments of a sheet. A thread becomes one comment, with the
/// names of those who wrote its parts.
Trouble read_comments(SheetContext const& context, CopyBudget& budget, SheetLooks& into);

/// Reads a VML drawing for the two things that concern us: which notes stay open, and whether
/// there are form controls. It is not always well-formed XML, so it is searched, not parsed.
void read_vml(std::string_view vml, SheetContext const& context, Looks& looks, SheetLooks& into);

/// The people of the workbook that threaded comments refer to: id → name.
Trouble read_persons(std::string_view persons_xml,
                     Limits const& limits,
                     std::map<std::string, std::string, std::less<>>& into);

} // namespace gopbieu
