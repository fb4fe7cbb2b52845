#include "support/xlsx_builder.hpp"

#include "support/zip_builder.hpp"

namespace gopbieu::test {

namespace {

// `<name …>` and `</name>` with the prefix put in.
std::string with_prefix(std::string const& xml, std::string const& prefix)
{
    std::string out;
    for (std::size_t at = 0; at < xml.size(); ++at) {
        out += xml[at];
        bool const tag =
            xml[at] == '<' && at + 1 < xml.size() && xml[at + 1] != '?' && xml[at + 1] != '!';
        if (tag) {
            if (xml[at + 1] == '/') {
                out += xml[++at];
            }
            out += prefix;
        }
    }
    return out;
}

} // namespace

std::vector<Part> xlsx_parts(XlsxParts const& parts)
{
    auto const rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    auto const space =
        " xmlns" +
        (parts.prefix.empty() ? "" : ":" + parts.prefix.substr(0, parts.prefix.size() - 1)) +
        "=\"" + parts.main_namespace + "\" xmlns:r=\"" + rels + "\"";
    auto const element = [&](std::string const& name, std::string const& inside) {
        return with_prefix("<" + name + space + ">" + inside + "</" + name + ">", parts.prefix);
    };
    auto const relation =
        [&](std::string const& id, std::string const& type, std::string const& target) {
            return "<Relationship Id=\"" + id + "\" Type=\"" + rels + "/" + type + "\" Target=\"" +
                   target + "\"/>";
        };
    auto const relations = [](std::string const& inside) {
        return "<Relationships "
               "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
               inside + "</Relationships>";
    };
    return {
        {"[Content_Types].xml", "<Types/>"},
        {"_rels/.rels", relations(relation("rId1", "officeDocument", "xl/workbook.xml"))},
        {"xl/workbook.xml",
         element("workbook",
                 parts.workbook_properties +
                     "<sheets><sheet name=\"Biểu 1\" sheetId=\"1\" r:id=\"rId1\" " +
                     parts.sheet_attributes + "/></sheets>")},
        {"xl/_rels/workbook.xml.rels",
         relations(relation("rId1", "worksheet", "worksheets/sheet1.xml") +
                   relation("rId2", "sharedStrings", "sharedStrings.xml") +
                   relation("rId3", "styles", "styles.xml"))},
        {"xl/sharedStrings.xml", element("sst", parts.shared_strings)},
        {"xl/styles.xml",
         element("styleSheet",
                 "<numFmts>" + parts.formats + "</numFmts><cellXfs>" + parts.styles +
                     "</cellXfs>")},
        {"xl/worksheets/sheet1.xml",
         element("worksheet",
                 parts.before_data + "<sheetData>" + parts.sheet_data + "</sheetData>" +
                     parts.after_data)},
    };
}

std::vector<char> zip(std::vector<Part> const& parts)
{
    std::vector<ZipPart> stored;
    for (auto const& [name, bytes] : parts) {
        stored.push_back({.name = name, .content = bytes});
    }
    auto const out = build_zip(stored);
    return {out.begin(), out.end()};
}

std::vector<char> xlsx(XlsxParts const& parts)
{
    return zip(xlsx_parts(parts));
}

} // namespace gopbieu::test
