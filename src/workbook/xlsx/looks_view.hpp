#pragma once

#include "workbook/xlsx/looks_sheet.hpp"

namespace gopbieu {

/// Takes a child of the sheet's root element if it is about how the sheet shows itself on the
/// screen: sheetPr, sheetViews, sheetFormatPr, cols, sheetProtection. False when it is not.
/// Columns that lie outside a sheet are the trouble.
bool read_view_element(XmlScanner& xml,
                       SheetContext const& context,
                       SheetLooks& into,
                       Trouble& trouble);

/// Takes the attributes of a `<row>`, if any of them is about looks. `row` is where the row is.
void read_row_looks(XmlScanner const& xml, std::uint32_t row, SheetLooks& into);

} // namespace gopbieu
