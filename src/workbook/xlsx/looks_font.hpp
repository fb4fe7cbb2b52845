#pragma once

#include "workbook/xlsx/looks_theme.hpp"

namespace gopbieu {

/// Reads `<font>` or `<rPr>`: the scanner stands behind its start tag and is moved behind its end
/// tag. What the element leaves out stays as it is in `into`.
void read_font(XmlScanner& xml, ColorTables const& colors, Font& into);

} // namespace gopbieu
