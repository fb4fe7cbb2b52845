#include "support/book_builder.hpp"

#include "publish/redraw.hpp"
#include "publish/write_workbook.hpp"
#include "support/zip_builder.hpp"
#include "workbook/read.hpp"

#include <catch2/catch.hpp>

namespace gopbieu::test {

namespace {

constexpr auto main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr auto relation_space =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr auto package_space = "http://schemas.openxmlformats.org/package/2006/relationships";

constexpr auto plain_styles =
    R"(<fonts><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>
    <fills><fill><patternFill patternType="none"/></fill></fills>
    <borders><border/></borders><cellXfs><xf numFmtId="0"/></cellXfs>)";

std::string element(std::string const& name, std::string const& inside)
{
    return "<" + name + " xmlns=\"" + main_space + "\" xmlns:r=\"" + relation_space + "\">" +
           inside + "</" + name + ">";
}

std::string relation(std::string const& id, std::string const& type, std::string const& target)
{
    return "<Relationship Id=\"" + id + "\" Type=\"" + relation_space + "/" + type +
           "\" Target=\"" + target + "\"/>";
}

std::string relations(std::string const& inside)
{
    return std::string("<Relationships xmlns=\"") + package_space + "\">" + inside +
           "</Relationships>";
}

ReadOptions with_looks()
{
    ReadOptions options;
    options.depth = Depth::looks;
    return options;
}

void add_properties(Book const& book, std::vector<ZipPart>& parts, std::string& top)
{
    if (!book.core.empty()) {
        parts.push_back({.name = "docProps/core.xml",
                         .content = "<cp:coreProperties xmlns:cp=\"cp\" xmlns:dc=\"dc\" "
                                    "xmlns:dcterms=\"dcterms\">" +
                                    book.core + "</cp:coreProperties>"});
        top += "<Relationship Id=\"rId2\" Type=\"x/metadata/core-properties\" "
               "Target=\"docProps/core.xml\"/>";
    }
    if (!book.custom.empty()) {
        parts.push_back(
            {.name = "docProps/custom.xml",
             .content = "<Properties xmlns:vt=\"vt\">" + book.custom + "</Properties>"});
        top += "<Relationship Id=\"rId3\" Type=\"x/custom-properties\" "
               "Target=\"docProps/custom.xml\"/>";
    }
}

std::string package_of(Book const& book)
{
    std::vector<ZipPart> parts;
    std::string list, links;
    for (std::size_t index = 0; index < book.sheets.size(); ++index) {
        auto const& sheet = book.sheets[index];
        auto const number = std::to_string(index + 1);
        list += "<sheet name=\"" + sheet.name + "\" sheetId=\"" + number + "\" r:id=\"s" + number +
                "\" " + sheet.attributes + "/>";
        links += relation("s" + number, "worksheet", "worksheets/sheet" + number + ".xml");
        parts.push_back({.name = "xl/worksheets/sheet" + number + ".xml",
                         .content = element("worksheet",
                                            sheet.before + "<sheetData>" + sheet.data +
                                                "</sheetData>" + sheet.after)});
        if (!sheet.relations.empty()) {
            parts.push_back({.name = "xl/worksheets/_rels/sheet" + number + ".xml.rels",
                             .content = relations(sheet.relations)});
        }
    }
    links += relation("t", "sharedStrings", "sharedStrings.xml");
    links += relation("f", "styles", "styles.xml");
    auto top = relation("rId1", "officeDocument", "xl/workbook.xml");
    add_properties(book, parts, top);
    parts.push_back({.name = "[Content_Types].xml", .content = "<Types/>"});
    parts.push_back({.name = "_rels/.rels", .content = relations(top)});
    parts.push_back({.name = "xl/workbook.xml",
                     .content = element("workbook",
                                        book.before_sheets + "<sheets>" + list + "</sheets>" +
                                            book.after_sheets)});
    parts.push_back({.name = "xl/_rels/workbook.xml.rels", .content = relations(links)});
    parts.push_back({.name = "xl/sharedStrings.xml", .content = element("sst", book.strings)});
    parts.push_back(
        {.name = "xl/styles.xml",
         .content = element("styleSheet", book.styles.empty() ? plain_styles : book.styles)});
    for (auto const& [name, content] : book.parts) {
        parts.push_back({.name = name, .content = content});
    }
    return build_zip(parts);
}

Workbook read_bytes(std::string const& bytes)
{
    auto workbook = read_workbook(std::span<char const>(bytes), with_looks());
    if (!workbook) {
        FAIL(words(workbook.problem(), Language::english));
    }
    return std::move(*workbook);
}

} // namespace

Workbook read_book(Book const& book)
{
    return read_bytes(package_of(book));
}

std::string drawn(std::vector<SheetDraft> const& drafts)
{
    auto const bytes = draw_workbook(drafts, frame_of(*drafts.front().workbook), scratch_file());
    if (!bytes) {
        FAIL(words(bytes.problem(), Language::english));
    }
    return *bytes;
}

Workbook redrawn(std::vector<SheetDraft> const& drafts)
{
    return read_bytes(drawn(drafts));
}

Workbook redrawn(Workbook const& workbook)
{
    std::vector<SheetDraft> drafts;
    drafts.push_back(draft_of(workbook));
    return redrawn(drafts);
}

std::vector<std::string> lines(std::vector<Difference> const& differences)
{
    std::vector<std::string> list;
    for (auto const& one : differences) {
        list.push_back(words(one, Language::english));
    }
    return list;
}

Cell const& cell_at(Sheet const& sheet, std::string_view place)
{
    auto const where = parse_a1(place);
    REQUIRE(where);
    auto const* const cell = sheet.find(*where);
    REQUIRE(cell != nullptr);
    return *cell;
}

std::string formula_at(Sheet const& sheet, std::string_view place)
{
    return formula_text(sheet, cell_at(sheet, place));
}

} // namespace gopbieu::test
