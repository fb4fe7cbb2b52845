#pragma once

#include <string>
#include <utility>
#include <vector>

namespace gopbieu::test {

/// A workbook package drawn in the test itself: only what the case is about is written out.
struct XlsxParts {
    std::string sheet_data = {};                   ///< inside <sheetData>
    std::string before_data = {}, after_data = {}; ///< inside <worksheet>, around <sheetData>
    std::string shared_strings = {};               ///< <si> elements
    std::string formats = {};                      ///< <numFmt> elements
    std::string styles = R"(<xf numFmtId="0"/>)";  ///< <xf> elements of cellXfs
    std::string workbook_properties = {};          ///< before <sheets>
    std::string sheet_attributes = {};             ///< of <sheet>
    std::string prefix = {};                       ///< "x:" puts every element into a prefix
    std::string main_namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
};

using Part = std::pair<std::string, std::string>;

/// The parts of a one-sheet workbook; a test may change or take away some.
std::vector<Part> xlsx_parts(XlsxParts const& parts);

/// Parts as an archive without compression.
std::vector<char> zip(std::vector<Part> const& parts);

std::vector<char> xlsx(XlsxParts const& parts);

} // namespace gopbieu::test
