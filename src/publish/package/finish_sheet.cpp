#include "publish/package/finish_sheet.hpp"

#include "publish/draft_styles.hpp"
#include "publish/package/rules_xml.hpp"
#include "publish/package/sheet_frame.hpp"
#include "publish/package/xml_element.hpp"

namespace gopbieu {

namespace {

void append_columns(std::string& out,
                    std::vector<ColumnLooks> const& columns,
                    DraftStyles const& styles)
{
    if (columns.empty()) {
        return;
    }
    XmlElement list(out, "cols");
    for (auto const& one : columns) {
        XmlElement column(list.inside(), "col");
        column.whole("min", one.columns.first + 1)
            .whole("max", one.columns.last + 1)
            .number("width", one.width);
        if (auto const style = styles.number(one.style); style != 0) {
            column.whole("style", style);
        }
        column.flag_unless("hidden", one.hidden, false)
            .flag_unless("customWidth", one.custom_width, false);
        if (one.outline != 0) {
            column.whole("outlineLevel", one.outline);
        }
        column.flag_unless("collapsed", one.collapsed, false);
    }
}

void append_merges(std::string& out, std::vector<CellRange> const& merges)
{
    if (merges.empty()) {
        return;
    }
    XmlElement list(out, "mergeCells");
    list.whole("count", merges.size());
    for (auto const& merge : merges) {
        XmlElement(list.inside(), "mergeCell").text("ref", to_a1(merge));
    }
}

std::string dimension(Page const& page)
{
    auto const used = used_range(page);
    std::string out;
    {
        XmlElement element(out, "dimension");
        element.text("ref", used.first == used.last ? to_a1(used.first) : to_a1(used));
    }
    return out;
}

} // namespace

std::string
finished_sheet(std::string_view drawn, SheetCells const& cells, bool active, std::size_t overlays)
{
    static SheetLooks const plain;
    auto const& sheet = cells.page.sheet;
    auto const& looks = sheet.looks != nullptr ? *sheet.looks : plain;
    auto const root_end = drawn.find('>', drawn.find("<worksheet"));

    std::string out;
    out += drawn.substr(0, root_end + 1);
    out += frame_before_columns(looks, dimension(cells.page), active);
    append_columns(out, looks.columns, cells.styles);
    append_sheet_data(out, cells);
    out += protection_element(looks.protection);
    if (looks.autofilter) {
        XmlElement(out, "autoFilter").text("ref", to_a1(*looks.autofilter));
    }
    append_merges(out, sheet.merges);
    out += conditional_elements(looks.conditional_formats, overlays);
    out += validation_elements(looks.validations);
    out += link_parts(looks.hyperlinks).element;
    out += page_elements(looks.page);
    out += find_element(drawn, "drawing");
    out += find_element(drawn, "legacyDrawing");
    out += "</worksheet>\n";
    return out;
}

} // namespace gopbieu
