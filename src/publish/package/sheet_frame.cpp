#include "publish/package/sheet_frame.hpp"

#include "publish/package/workbook_xml.hpp"
#include "publish/package/xml_element.hpp"
#include "workbook/cell_ref.hpp"

#include <algorithm>
#include <array>

namespace gopbieu {

namespace {

constexpr double twips_of_point = 20;

void append_properties(std::string& out, SheetLooks const& looks)
{
    bool const outlines = !looks.summary_below || !looks.summary_right;
    if (!looks.tab_color && !outlines && !looks.page.fit_to_page) {
        return;
    }
    XmlElement properties(out, "sheetPr");
    if (looks.tab_color) {
        XmlElement(properties.inside(), "tabColor").text("rgb", argb(*looks.tab_color));
    }
    if (outlines) {
        XmlElement(properties.inside(), "outlinePr")
            .flag_unless("summaryBelow", looks.summary_below, true)
            .flag_unless("summaryRight", looks.summary_right, true);
    }
    if (looks.page.fit_to_page) {
        XmlElement(properties.inside(), "pageSetUpPr").flag("fitToPage", true);
    }
}

void append_pane(std::string& out, Panes const& panes)
{
    bool const across =
        panes.split ? panes.split_right > 0 : panes.frozen_columns != 0; // something stays left
    bool const down = panes.split ? panes.split_down > 0 : panes.frozen_rows != 0;
    if (!across && !down) {
        return;
    }
    auto const* const active = across && down ? "bottomRight" : down ? "bottomLeft" : "topRight";
    {
        XmlElement pane(out, "pane");
        if (across) {
            pane.number("xSplit",
                        panes.split ? panes.split_right * twips_of_point : panes.frozen_columns);
        }
        if (down) {
            pane.number("ySplit",
                        panes.split ? panes.split_down * twips_of_point : panes.frozen_rows);
        }
        auto const top_left =
            panes.split
                ? panes.top_left
                : std::max(panes.top_left, CellRef{panes.frozen_rows, panes.frozen_columns});
        pane.text("topLeftCell", to_a1(top_left)).text("activePane", active);
        if (!panes.split) {
            pane.text("state", "frozen");
        }
    }
    XmlElement(out, "selection").text("pane", active);
}

void append_view(std::string& out, SheetLooks const& looks, bool active)
{
    XmlElement views(out, "sheetViews");
    XmlElement view(views.inside(), "sheetView");
    view.flag_unless("showGridLines", looks.show_gridlines, true)
        .flag_unless("showRowColHeaders", looks.show_headings, true)
        .flag_unless("showZeros", looks.show_zeros, true)
        .flag_unless("rightToLeft", looks.right_to_left, false)
        .flag_unless("tabSelected", active, false);
    if (looks.page_break_view) {
        view.text("view", "pageBreakPreview");
    }
    if (looks.zoom != 100) {
        // The zoom of the view that is open, and of the one that Excel keeps for it.
        view.whole("zoomScale", looks.zoom)
            .whole(looks.page_break_view ? "zoomScaleSheetLayoutView" : "zoomScaleNormal",
                   looks.zoom);
    }
    view.text("workbookViewId", "0");
    append_pane(view.inside(), looks.panes);
}

template <typename List>
int highest_outline(List const& list)
{
    int highest = 0;
    for (auto const& one : list) {
        highest = std::max<int>(highest, one.outline);
    }
    return highest;
}

void append_format(std::string& out, SheetLooks const& looks)
{
    constexpr double of_itself = 64 / 7.0; // what a sheet has that says nothing
    XmlElement format(out, "sheetFormatPr");
    if (looks.default_column_width != of_itself) {
        format.number("defaultColWidth", looks.default_column_width);
    }
    format.number("defaultRowHeight", looks.default_row_height)
        .flag_unless("customHeight", looks.default_height_custom, false)
        .flag_unless("zeroHeight", looks.rows_hidden, false);
    if (auto const level = highest_outline(looks.rows); level != 0) {
        format.whole("outlineLevelRow", level);
    }
    if (auto const level = highest_outline(looks.columns); level != 0) {
        format.whole("outlineLevelCol", level);
    }
}

void append_print_options(std::string& out, PageSetup const& page)
{
    if (page.center_horizontally || page.center_vertically || page.print_gridlines ||
        page.print_headings) {
        XmlElement(out, "printOptions")
            .flag_unless("horizontalCentered", page.center_horizontally, false)
            .flag_unless("verticalCentered", page.center_vertically, false)
            .flag_unless("headings", page.print_headings, false)
            .flag_unless("gridLines", page.print_gridlines, false);
    }
}

void append_setup(std::string& out, PageSetup const& page)
{
    XmlElement setup(out, "pageSetup");
    if (page.paper != 0) {
        setup.whole("paperSize", page.paper);
    }
    if (page.scale && *page.scale != 100) {
        setup.whole("scale", *page.scale);
    }
    if (page.first_page) {
        setup.whole("firstPageNumber", *page.first_page);
    }
    if (page.fit_width != 1) {
        setup.whole("fitToWidth", page.fit_width);
    }
    if (page.fit_height != 1) {
        setup.whole("fitToHeight", page.fit_height);
    }
    if (page.over_then_down) {
        setup.text("pageOrder", "overThenDown");
    }
    setup.text("orientation", page.landscape ? "landscape" : "portrait")
        .flag_unless("blackAndWhite", page.black_and_white, false)
        .flag_unless("draft", page.draft, false)
        .flag_unless("useFirstPageNumber", page.first_page.has_value(), false);
}

void append_headers(std::string& out, PageSetup const& page)
{
    struct Part {
        std::string_view name;
        std::string const& text;
        bool there;
    };
    std::array<Part, 6> const parts{{{"oddHeader", page.header_text, true},
                                     {"oddFooter", page.footer_text, true},
                                     {"evenHeader", page.even_header, page.even_differs},
                                     {"evenFooter", page.even_footer, page.even_differs},
                                     {"firstHeader", page.first_header, page.first_differs},
                                     {"firstFooter", page.first_footer, page.first_differs}}};
    auto const written = [](Part const& part) { return part.there && !part.text.empty(); };
    if (!page.even_differs && !page.first_differs && std::ranges::none_of(parts, written)) {
        return;
    }
    XmlElement headers(out, "headerFooter");
    headers.flag_unless("differentOddEven", page.even_differs, false)
        .flag_unless("differentFirst", page.first_differs, false);
    for (auto const& part : parts) {
        if (written(part)) {
            XmlElement(headers.inside(), part.name).inner_text(part.text);
        }
    }
}

void append_breaks(std::string& out,
                   std::string_view name,
                   std::vector<std::uint32_t> const& breaks,
                   std::uint32_t most)
{
    if (breaks.empty()) {
        return;
    }
    XmlElement element(out, name);
    element.whole("count", breaks.size()).whole("manualBreakCount", breaks.size());
    for (auto const place : breaks) {
        XmlElement(element.inside(), "brk").whole("id", place).whole("max", most).flag("man", true);
    }
}

} // namespace

std::string frame_before_columns(SheetLooks const& looks, std::string_view dimension, bool active)
{
    std::string out;
    append_properties(out, looks);
    out += dimension;
    append_view(out, looks, active);
    append_format(out, looks);
    return out;
}

std::string protection_element(SheetProtection const& protection)
{
    std::string out;
    if (!protection.on) {
        return out;
    }
    XmlElement element(out, "sheetProtection");
    append_password(element,
                    protection.password,
                    {"password", "algorithmName", "hashValue", "saltValue", "spinCount"});
    element.flag("sheet", true);
    auto const allowed = [&](std::string_view name) {
        return std::ranges::find(protection.allowed, name) != protection.allowed.end();
    };
    // The attribute says what is locked. Some are locked unless it says otherwise, some are open.
    for (auto const* const name : {"objects", "scenarios"}) {
        element.flag_unless(name, !allowed(name), false);
    }
    for (auto const* const name : {"formatCells",
                                   "formatColumns",
                                   "formatRows",
                                   "insertColumns",
                                   "insertRows",
                                   "insertHyperlinks",
                                   "deleteColumns",
                                   "deleteRows"}) {
        element.flag_unless(name, !allowed(name), true);
    }
    element.flag_unless("selectLockedCells", !allowed("selectLockedCells"), false);
    for (auto const* const name : {"sort", "autoFilter", "pivotTables"}) {
        element.flag_unless(name, !allowed(name), true);
    }
    element.flag_unless("selectUnlockedCells", !allowed("selectUnlockedCells"), false);
    return out;
}

std::string page_elements(PageSetup const& page)
{
    std::string out;
    append_print_options(out, page);
    XmlElement(out, "pageMargins")
        .number("left", page.left)
        .number("right", page.right)
        .number("top", page.top)
        .number("bottom", page.bottom)
        .number("header", page.header)
        .number("footer", page.footer);
    append_setup(out, page);
    append_headers(out, page);
    append_breaks(out, "rowBreaks", page.row_breaks, max_columns - 1);
    append_breaks(out, "colBreaks", page.column_breaks, max_rows - 1);
    return out;
}

} // namespace gopbieu
