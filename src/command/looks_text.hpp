#pragma once

#include "base/catalogue.hpp"
#include "workbook/workbook.hpp"

#include <string>

namespace gopbieu {

/// Appends `,"looks":{…}` for a workbook that was read at depth looks (docs/formats.md,
/// "dump --looks"); nothing for another.
void append_looks(std::string& out, Workbook const& workbook, Language language);

/// The same for one of its sheets.
void append_sheet_looks(std::string& out, Sheet const& sheet);

/// "1F497D".
std::string color_text(std::uint32_t color);

} // namespace gopbieu
