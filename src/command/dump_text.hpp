#pragma once

#include "base/catalogue.hpp"
#include "base/result.hpp"
#include "workbook/workbook.hpp"

#include <string>

namespace gopbieu {

struct DumpStyle {
    bool csv = false;      ///< CSV lines instead of JSON lines
    bool formulas = false; ///< a fifth element with the cell's formula
    Language language = Language::vietnamese;
};

/// Appends what a reader saw of one file (docs/formats.md, "dump").
void append_dump(std::string& out,
                 std::string_view file,
                 Result<Workbook> const& workbook,
                 DumpStyle const& style);

} // namespace gopbieu
