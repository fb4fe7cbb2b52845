#include "workbook/xlsx/workbook_part.hpp"

#include "text/utf8.hpp"
#include "workbook/container/xml.hpp"
#include "workbook/xlsx/xstring.hpp"

#include <charconv>

namespace gopbieu {

namespace {

using Token = XmlScanner::Token;

Visibility visibility_of(std::string_view state)
{
    return state == "hidden"       ? Visibility::hidden
           : state == "veryHidden" ? Visibility::very_hidden
                                   : Visibility::visible;
}

// Names are shown and compared, so they pass the gate as cell texts do. Broken bytes are rare
// enough here to drop the name's worth rather than the file.
std::string clean_name(std::string const& raw)
{
    auto const text = undo_x_escapes(raw);
    std::string scratch;
    return std::string(clean_text(text, scratch).value_or("?"));
}

DefinedName read_name(XmlScanner& xml)
{
    DefinedName found;
    found.name = clean_name(xml.attribute_text("name"));
    found.hidden = xml.attribute_flag("hidden", false);
    if (auto const sheet = xml.attribute("localSheetId")) {
        std::from_chars(sheet->data(), sheet->data() + sheet->size(), found.sheet);
    }
    found.refers_to = clean_name(xml.inner_text());
    return found;
}

} // namespace

Result<std::vector<SheetEntry>> read_workbook_part(std::string_view part,
                                                   std::string_view name,
                                                   Limits const& limits,
                                                   Workbook& into)
{
    XmlScanner xml(part, limits);
    std::vector<SheetEntry> sheets;
    for (auto token = xml.next_tag(); token != Token::end; token = xml.next_tag()) {
        if (token == Token::broken) {
            return xml.problem(name);
        }
        if (token != Token::open) {
            continue;
        }
        if (xml.name() == "sheet") {
            sheets.push_back({clean_name(xml.attribute_text("name")),
                              xml.attribute_text("id"),
                              visibility_of(xml.attribute("state").value_or(""))});
        } else if (xml.name() == "workbookPr") {
            into.date_1904 = xml.attribute_flag("date1904", false);
        } else if (xml.name() == "definedName") {
            into.names.push_back(read_name(xml));
        } else if (xml.name() == "AlternateContent" || xml.name() == "extLst") {
            if (!xml.skip()) {
                return xml.problem(name);
            }
        }
    }
    return sheets;
}

} // namespace gopbieu
