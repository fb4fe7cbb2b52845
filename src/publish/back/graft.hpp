#pragma once

#include "workbook/workbook.hpp"

namespace gopbieu {

/// Gives a workbook that was read without looks (CSV, web pages) those of a plain one, so that it
/// can be painted and commented like any other.
void give_looks(Workbook& workbook);

/// The first sheet of a book made from nothing, told in the styles and texts of another workbook,
/// which get what it needs. Both must have looks.
Sheet graft(Workbook const& book, Workbook& into);

} // namespace gopbieu
