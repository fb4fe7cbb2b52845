#pragma once

#include "workbook/xlsx/looks_sheet.hpp"

namespace gopbieu {

/// Reads a drawing part: pictures with their bytes; charts, shapes and what else it holds go on
/// the list of what cannot be drawn again.
Trouble
read_drawing(std::string const& part, SheetContext const& context, Looks& looks, SheetLooks& into);

/// What kind of picture bytes are, by their beginning: "image/png" …; empty when unknown.
std::string picture_type(std::string_view bytes);

} // namespace gopbieu
