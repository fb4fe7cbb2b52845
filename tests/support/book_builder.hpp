#pragma once

#include "publish/difference.hpp"
#include "publish/draft.hpp"

#include <string>
#include <vector>

namespace gopbieu::test {

/// One sheet of a workbook that a test writes out as XML.
struct BookSheet {
    std::string name = "Biểu 1";
    std::string data = {};       ///< inside <sheetData>
    std::string before = {};     ///< inside <worksheet>, before the cells
    std::string after = {};      ///< behind the cells
    std::string attributes = {}; ///< of <sheet>
    std::string relations = {};  ///< <Relationship> elements of the sheet part
};

struct Book {
    std::vector<BookSheet> sheets = {BookSheet{}};
    std::string strings = {};       ///< <si> elements
    std::string styles = {};        ///< inside <styleSheet>; empty: font and format of Excel
    std::string before_sheets = {}; ///< inside <workbook>
    std::string after_sheets = {};
    std::string core = {}, custom = {}; ///< inside the parts of document properties
    std::vector<std::pair<std::string, std::string>> parts = {}; ///< further ones
};

/// The workbook as read with its looks. Fails the test when it cannot be read.
Workbook read_book(Book const& book);

/// What it becomes when it is drawn and read again.
Workbook redrawn(Workbook const& workbook);
Workbook redrawn(std::vector<SheetDraft> const& drafts);
/// The bytes of the drawn file.
std::string drawn(std::vector<SheetDraft> const& drafts);

/// "Biểu 1!A1 (value): '1', the template has '2'"
std::vector<std::string> lines(std::vector<Difference> const& differences);

/// The formula of a cell, its value and so on: for short checks.
Cell const& cell_at(Sheet const& sheet, std::string_view place);
std::string formula_at(Sheet const& sheet, std::string_view place);

} // namespace gopbieu::test
