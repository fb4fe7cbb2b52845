#include "workbook/xlsx/looks_page.hpp"

#include "workbook/xlsx/looks_xml.hpp"

namespace gopbieu {

namespace {

void read_margins(XmlScanner const& xml, PageSetup& page)
{
    constexpr double most = 100; // inches: wider than any paper
    page.left = bounded_attribute(xml, "left", page.left, 0, most);
    page.right = bounded_attribute(xml, "right", page.right, 0, most);
    page.top = bounded_attribute(xml, "top", page.top, 0, most);
    page.bottom = bounded_attribute(xml, "bottom", page.bottom, 0, most);
    page.header = bounded_attribute(xml, "header", page.header, 0, most);
    page.footer = bounded_attribute(xml, "footer", page.footer, 0, most);
}

void read_setup(XmlScanner const& xml, PageSetup& page)
{
    page.paper = bounded_whole(xml, "paperSize", 0, 0, 65'535);
    page.landscape = xml.attribute("orientation") == "landscape";
    page.over_then_down = xml.attribute("pageOrder") == "overThenDown";
    page.black_and_white = xml.attribute_flag("blackAndWhite", false);
    page.draft = xml.attribute_flag("draft", false);
    page.fit_width = bounded_whole(xml, "fitToWidth", 1, 0, 32'767);
    page.fit_height = bounded_whole(xml, "fitToHeight", 1, 0, 32'767);
    if (xml.attribute("scale")) {
        page.scale = bounded_whole(xml, "scale", 100, 10, 400);
    }
    if (xml.attribute_flag("useFirstPageNumber", false)) {
        page.first_page = bounded_whole(xml, "firstPageNumber", 1, -32'765, 32'767);
    }
}

void read_header_footer(XmlScanner& xml, PageSetup& page)
{
    bool const first = xml.attribute_flag("differentFirst", false);
    bool const even = xml.attribute_flag("differentOddEven", false);
    for_each_child(xml, [&] {
        auto const name = xml.name();
        if (name == "oddHeader") {
            page.header_text = tidy_inner_text(xml);
        } else if (name == "oddFooter") {
            page.footer_text = tidy_inner_text(xml);
        } else if (name == "evenHeader" && even) {
            page.even_header = tidy_inner_text(xml);
        } else if (name == "evenFooter" && even) {
            page.even_footer = tidy_inner_text(xml);
        } else if (name == "firstHeader" && first) {
            page.first_header = tidy_inner_text(xml);
        } else if (name == "firstFooter" && first) {
            page.first_footer = tidy_inner_text(xml);
        }
    });
    page.first_differs = first;
    page.even_differs = even;
}

void read_breaks(XmlScanner& xml, std::uint32_t limit, std::vector<std::uint32_t>& into)
{
    for_each_child(xml, [&] {
        // The file counts the row above the break from 1: that is the row below from 0.
        auto const id = whole_attribute(xml, "id").value_or(0);
        if (xml.name() == "brk" && id > 0 && id < limit) {
            into.push_back(id);
        }
    });
}

} // namespace

bool read_page_element(XmlScanner& xml, PageSetup& page)
{
    auto const name = xml.name();
    if (name == "printOptions") {
        page.center_horizontally = xml.attribute_flag("horizontalCentered", false);
        page.center_vertically = xml.attribute_flag("verticalCentered", false);
        page.print_gridlines = xml.attribute_flag("gridLines", false);
        page.print_headings = xml.attribute_flag("headings", false);
    } else if (name == "pageMargins") {
        read_margins(xml, page);
    } else if (name == "pageSetup") {
        read_setup(xml, page);
    } else if (name == "headerFooter") {
        read_header_footer(xml, page);
    } else if (name == "rowBreaks") {
        read_breaks(xml, max_rows, page.row_breaks);
    } else if (name == "colBreaks") {
        read_breaks(xml, max_columns, page.column_breaks);
    } else {
        return false;
    }
    return true;
}

} // namespace gopbieu
