#pragma once

#include "publish/publish.hpp"
#include "publish/table_figures.hpp"

namespace gopbieu {

/// Writes figures into the table of a draft of the template.
///
/// Fixed rows are filled in place. Rows of a keyed form whose name the template prints stand there,
/// others and those of lists fill its blank rows in order; where these do not suffice, the table
/// grows. Panels side by side are filled one after the other. Cells that are printed as closed stay
/// as they are. Formulas of the template stay live, with the figure as their value; what other
/// formulas make of the figures is left to the program that opens the file.
void fill_table(SheetDraft& draft, Template const& blank, TableFigures const& figures);

} // namespace gopbieu
