#include "workbook/xlsx/looks_view.hpp"

#include "base/catalogue/files.hpp"
#include "workbook/xlsx/looks_xml.hpp"

#include <algorithm>
#include <charconv>

namespace gopbieu {

namespace {

constexpr double max_height = 409.5, max_width = 255.99609375;

void read_properties(XmlScanner& xml, ColorTables const& colors, SheetLooks& into)
{
    for_each_child(xml, [&] {
        if (xml.name() == "tabColor") {
            into.tab_color = colors.color(xml);
        } else if (xml.name() == "outlinePr") {
            into.summary_below = xml.attribute_flag("summaryBelow", true);
            into.summary_right = xml.attribute_flag("summaryRight", true);
        } else if (xml.name() == "pageSetUpPr") {
            into.page.fit_to_page = xml.attribute_flag("fitToPage", false);
        }
    });
}

void read_pane(XmlScanner const& xml, Panes& panes)
{
    constexpr double twips_of_point = 20;
    constexpr double far = 1e9;
    auto const state = xml.attribute("state").value_or("split");
    panes.top_left = parse_a1(xml.attribute("topLeftCell").value_or("")).value_or(CellRef{});
    panes.split = state == "split";
    if (panes.split) {
        panes.split_right = bounded_attribute(xml, "xSplit", 0, 0, far) / twips_of_point;
        panes.split_down = bounded_attribute(xml, "ySplit", 0, 0, far) / twips_of_point;
        return;
    }
    panes.frozen_columns =
        static_cast<std::uint32_t>(bounded_whole(xml, "xSplit", 0, 0, max_columns - 1));
    panes.frozen_rows =
        static_cast<std::uint32_t>(bounded_whole(xml, "ySplit", 0, 0, max_rows - 1));
}

void read_sheet_view(XmlScanner& xml, SheetLooks& into)
{
    into.show_gridlines = xml.attribute_flag("showGridLines", true);
    into.show_headings = xml.attribute_flag("showRowColHeaders", true);
    into.show_zeros = xml.attribute_flag("showZeros", true);
    into.right_to_left = xml.attribute_flag("rightToLeft", false);
    into.page_break_view = xml.attribute("view") == "pageBreakPreview";
    into.zoom = bounded_whole(xml, "zoomScale", 100, 10, 400);
    for_each_child(xml, [&] {
        if (xml.name() == "pane") {
            read_pane(xml, into.panes);
        }
    });
}

void read_format(XmlScanner const& xml, SheetLooks& into)
{
    // Without a width of its own a column has room for so many digits, a margin of 5 pixels, and
    // what is missing to the next multiple of 8 pixels; a digit is 7 pixels wide in Excel's font.
    int const pixels = (bounded_whole(xml, "baseColWidth", 8, 0, 255) * 7 + 5 + 7) / 8 * 8;
    into.default_column_width =
        bounded_attribute(xml, "defaultColWidth", pixels / 7.0, 0, max_width);
    into.default_row_height = bounded_attribute(xml, "defaultRowHeight", 15, 0, max_height);
    into.default_height_custom = xml.attribute_flag("customHeight", false);
    into.rows_hidden = xml.attribute_flag("zeroHeight", false);
}

Trouble read_column(XmlScanner const& xml, SheetContext const& context, SheetLooks& into)
{
    auto const first = whole_attribute(xml, "min").value_or(0);
    auto const last = whole_attribute(xml, "max").value_or(first);
    if (first < 1 || first > max_columns || last < first) {
        return Problem{say::cell_out_of_range,
                       {{"sheet", context.sheet},
                        {"found", xml.attribute_text("min") + ":" + xml.attribute_text("max")}}};
    }
    ColumnLooks column;
    column.columns = {first - 1, std::min(last, max_columns) - 1};
    column.width = bounded_attribute(xml, "width", into.default_column_width, 0, max_width);
    column.style = whole_attribute(xml, "style").value_or(0);
    column.hidden = xml.attribute_flag("hidden", false);
    column.custom_width = xml.attribute_flag("customWidth", false);
    column.collapsed = xml.attribute_flag("collapsed", false);
    column.outline = static_cast<std::uint8_t>(bounded_whole(xml, "outlineLevel", 0, 0, 7));
    into.columns.push_back(column);
    return {};
}

void read_protection(XmlScanner const& xml, SheetProtection& into)
{
    into.on = xml.attribute_flag("sheet", false);
    into.password =
        read_password(xml, {"password", "algorithmName", "hashValue", "saltValue", "spinCount"});
    into.with_password = into.password != PasswordHash{};
    if (!into.on) {
        return;
    }
    // Each attribute says whether the thing is locked; these are locked unless it says otherwise …
    for (auto const* const name : {"formatCells",
                                   "formatColumns",
                                   "formatRows",
                                   "insertColumns",
                                   "insertRows",
                                   "insertHyperlinks",
                                   "deleteColumns",
                                   "deleteRows",
                                   "sort",
                                   "autoFilter",
                                   "pivotTables"}) {
        if (!xml.attribute_flag(name, true)) {
            into.allowed.emplace_back(name);
        }
    }
    // … and these are open unless it says otherwise.
    for (auto const* const name :
         {"objects", "scenarios", "selectLockedCells", "selectUnlockedCells"}) {
        if (!xml.attribute_flag(name, false)) {
            into.allowed.emplace_back(name);
        }
    }
}

} // namespace

bool read_view_element(XmlScanner& xml,
                       SheetContext const& context,
                       SheetLooks& into,
                       Trouble& trouble)
{
    auto const name = xml.name();
    if (name == "sheetPr") {
        read_properties(xml, context.colors, into);
    } else if (name == "sheetViews") {
        bool first = true; // further views are other windows of the same sheet
        for_each_child(xml, [&] {
            if (xml.name() == "sheetView" && first) {
                first = false;
                read_sheet_view(xml, into);
            }
        });
    } else if (name == "sheetFormatPr") {
        read_format(xml, into);
    } else if (name == "cols") {
        for_each_child(xml, [&] {
            if (xml.name() == "col" && !trouble) {
                trouble = read_column(xml, context, into);
            }
        });
    } else if (name == "sheetProtection") {
        read_protection(xml, into.protection);
    } else {
        return false;
    }
    return true;
}

void read_row_looks(XmlScanner const& xml, std::uint32_t row, SheetLooks& into)
{
    RowLooks looks;
    looks.row = row;
    if (xml.attribute("ht")) {
        looks.height = bounded_attribute(xml, "ht", into.default_row_height, 0, max_height);
    }
    if (xml.attribute_flag("customFormat", false)) {
        looks.style = whole_attribute(xml, "s");
    }
    looks.hidden = xml.attribute_flag("hidden", false);
    looks.custom_height = xml.attribute_flag("customHeight", false);
    looks.collapsed = xml.attribute_flag("collapsed", false);
    looks.outline = static_cast<std::uint8_t>(bounded_whole(xml, "outlineLevel", 0, 0, 7));
    // Where rows are hidden unless told otherwise, being there at all is what matters.
    if (looks.height || looks.style || looks.hidden || looks.custom_height || looks.collapsed ||
        looks.outline != 0 || into.rows_hidden) {
        into.rows.push_back(looks);
    }
}

} // namespace gopbieu
