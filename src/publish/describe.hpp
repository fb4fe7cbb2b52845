#pragma once

// Looks in words, for comparing a written workbook with its template and for telling a difference.
// What is not in these words is not compared.

#include "workbook/workbook.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gopbieu {

/// "94.6": as numbers are written where they are compared.
std::string number_text(double value);
std::string describe(Font const& font);
std::string describe(Fill const& fill);
std::string describe(Border const& border);
std::string describe(Alignment const& alignment);
std::string describe(Validation const& rule);
std::string describe(ConditionalFormat const& rule, Looks const* looks);
std::string describe(Comment const& comment);
std::string describe(Hyperlink const& link);
std::string describe(Picture const& picture);
std::string describe(SheetProtection const& protection);
std::string describe(PasswordHash const& password);
std::string describe(std::vector<CellRange> const& ranges);
/// Runs of the same font count as one; `own` is the font of runs that have none.
std::string describe(std::vector<TextRun> const& runs, Font const& own);

/// Things that are told one by one: the name of each in the file format, and its value.
using Aspects = std::vector<std::pair<std::string_view, std::string>>;

Aspects aspects_of(PageSetup const& page); ///< all but headers and footers
Aspects headers_of(PageSetup const& page);
Aspects view_of(SheetLooks const& looks);    ///< window, default sizes, outline
Aspects sizes_of(ColumnLooks const& column); ///< all but its style
Aspects sizes_of(RowLooks const& row);

} // namespace gopbieu
