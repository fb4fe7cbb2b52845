#pragma once

#include "workbook/looks.hpp"

namespace gopbieu {

class XmlScanner;

/// Takes a child of the sheet's root element if it is about the printed page: printOptions,
/// pageMargins, pageSetup, headerFooter, rowBreaks, colBreaks. False when it is not.
bool read_page_element(XmlScanner& xml, PageSetup& page);

} // namespace gopbieu
