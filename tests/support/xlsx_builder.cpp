#include "support/xlsx_builder.hpp"

#include <cstdint>

namespace gopbieu::test {

namespace {

std::uint32_t crc32(std::string const& bytes)
{
    std::uint32_t crc = 0xffffffff;
    for (char const byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc & 1U) != 0 ? crc >> 1U ^ 0xedb88320U : crc >> 1U;
        }
    }
    return ~crc;
}

void put(std::string& out, std::uint32_t value, int bytes)
{
    for (int byte = 0; byte < bytes; ++byte) {
        out += byte < 4 ? static_cast<char>(value >> (8 * byte) & 0xffU) : '\0';
    }
}

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
    std::string out;
    std::string directory;
    for (auto const& [name, bytes] : parts) {
        auto const offset = static_cast<std::uint32_t>(out.size());
        std::string common;
        put(common, 20, 2);
        put(common, 0x800, 2);
        put(common, 0, 2);
        put(common, 0, 4);
        put(common, crc32(bytes), 4);
        put(common, static_cast<std::uint32_t>(bytes.size()), 4);
        put(common, static_cast<std::uint32_t>(bytes.size()), 4);
        put(common, static_cast<std::uint32_t>(name.size()), 2);
        put(common, 0, 2);
        out += "PK\3\4" + common + name + bytes;
        directory += "PK\1\2";
        put(directory, 20, 2);
        directory += common;
        put(directory, 0, 10 - 4);
        put(directory, 0, 4);
        put(directory, offset, 4);
        directory += name;
    }
    auto const start = static_cast<std::uint32_t>(out.size());
    out += directory + "PK\5\6";
    put(out, 0, 4);
    put(out, static_cast<std::uint32_t>(parts.size()), 2);
    put(out, static_cast<std::uint32_t>(parts.size()), 2);
    put(out, static_cast<std::uint32_t>(directory.size()), 4);
    put(out, start, 4);
    put(out, 0, 2);
    return {out.begin(), out.end()};
}

std::vector<char> xlsx(XlsxParts const& parts)
{
    return zip(xlsx_parts(parts));
}

} // namespace gopbieu::test
