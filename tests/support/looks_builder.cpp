#include "support/looks_builder.hpp"

#include "support/xlsx_builder.hpp"

namespace gopbieu::test {

ReadLooks read_looks_of(std::string const& inside,
                        std::vector<std::pair<std::string, std::string>> const& parts,
                        std::vector<PartRelation> relations,
                        std::size_t styles,
                        Limits const& limits)
{
    ReadLooks read;
    read.looks.styles.resize(styles);
    read.looks.overlays.resize(2);
    auto all = parts;
    all.emplace_back("[Content_Types].xml", "<Types/>");
    auto const bytes = zip(all);
    auto const archive = ZipArchive::open(bytes, limits);
    if (!archive) {
        read.trouble = archive.problem();
        return read;
    }
    Package const package(*archive, limits);
    ColorTables const colors;
    std::map<std::string, std::string, std::less<>> const persons{{"{P1}", "Nguyễn Thị Hoa"}};
    SheetContext const context{package,
                               limits,
                               "xl/worksheets/sheet1.xml",
                               std::move(relations),
                               "Biểu 1",
                               colors,
                               persons};
    auto const xml = "<worksheet>" + inside + "</worksheet>";
    read.trouble = read_sheet_looks(xml, context, read.looks, read.sheet);
    return read;
}

std::vector<std::string> not_redrawn(Looks const& looks)
{
    std::vector<std::string> lines;
    for (auto const& entry : looks.not_redrawn) {
        lines.push_back(words(entry.what, entry.args, Language::english));
    }
    return lines;
}

} // namespace gopbieu::test
