#include "command/json_object.hpp"
#include "command/looks_text.hpp"

namespace gopbieu {

namespace {

void append_ranges(std::string& out, std::vector<CellRange> const& ranges)
{
    append_array(out, ranges, [&](CellRange const& range) { append_json(out, to_a1(range)); });
}

void append_texts(std::string& out, std::vector<std::string> const& texts)
{
    append_array(out, texts, [&](std::string const& text) { append_json(out, text); });
}

std::string rows_text(Span rows)
{
    return std::to_string(rows.first + 1) + ":" + std::to_string(rows.last + 1);
}

std::string columns_text(Span columns)
{
    return column_letters(columns.first) + ":" + column_letters(columns.last);
}

void append_color(JsonObject& object, std::string_view name, Color color)
{
    if (color) {
        object.text(name, color_text(*color));
    }
}

void append_column(std::string& out, ColumnLooks const& column)
{
    JsonObject object(out);
    object.text("columns", columns_text(column.columns));
    object.number("width", column.width);
    object.number_unless("style", column.style, 0);
    object.flag_if("hidden", column.hidden);
    object.flag_if("custom_width", column.custom_width);
    object.flag_if("collapsed", column.collapsed);
    object.number_unless("outline", column.outline, 0);
}

void append_row(std::string& out, RowLooks const& row)
{
    JsonObject object(out);
    object.number("row", row.row + 1.0);
    if (row.height) {
        object.number("height", *row.height);
    }
    if (row.style) {
        object.number("style", *row.style);
    }
    object.flag_if("hidden", row.hidden);
    object.flag_if("custom_height", row.custom_height);
    object.flag_if("collapsed", row.collapsed);
    object.number_unless("outline", row.outline, 0);
}

void append_headers(JsonObject& object, PageSetup const& page)
{
    object.text_unless_empty("header_text", page.header_text);
    object.text_unless_empty("footer_text", page.footer_text);
    object.flag_if("first_differs", page.first_differs);
    object.text_unless_empty("first_header", page.first_header);
    object.text_unless_empty("first_footer", page.first_footer);
    object.flag_if("even_differs", page.even_differs);
    object.text_unless_empty("even_header", page.even_header);
    object.text_unless_empty("even_footer", page.even_footer);
}

void append_page(std::string& out, PageSetup const& page)
{
    JsonObject object(out);
    object.number("paper", page.paper);
    object.flag("landscape", page.landscape);
    object.number("left", page.left);
    object.number("right", page.right);
    object.number("top", page.top);
    object.number("bottom", page.bottom);
    object.number("header", page.header);
    object.number("footer", page.footer);
    if (page.scale) {
        object.number("scale", *page.scale);
    }
    if (page.first_page) {
        object.number("first_page", *page.first_page);
    }
    object.flag_if("fit_to_page", page.fit_to_page);
    object.number_unless("fit_width", page.fit_width, 1);
    object.number_unless("fit_height", page.fit_height, 1);
    object.flag_if("over_then_down", page.over_then_down);
    object.flag_if("black_and_white", page.black_and_white);
    object.flag_if("draft", page.draft);
    object.flag_if("center_horizontally", page.center_horizontally);
    object.flag_if("center_vertically", page.center_vertically);
    object.flag_if("print_gridlines", page.print_gridlines);
    object.flag_if("print_headings", page.print_headings);
    append_headers(object, page);
    auto const numbers = [&](std::string_view name, std::vector<std::uint32_t> const& breaks) {
        if (!breaks.empty()) {
            append_array(object.member(name), breaks, [&](std::uint32_t place) {
                append_number(out, place + 1ULL);
            });
        }
    };
    numbers("row_breaks", page.row_breaks);
    numbers("column_breaks", page.column_breaks);
    if (page.title_rows) {
        object.text("title_rows", rows_text(*page.title_rows));
    }
    if (page.title_columns) {
        object.text("title_columns", columns_text(*page.title_columns));
    }
    if (!page.print_areas.empty()) {
        append_ranges(object.member("print_areas"), page.print_areas);
    }
}

void append_panes(std::string& out, Panes const& panes)
{
    JsonObject object(out);
    object.number("frozen_rows", panes.frozen_rows);
    object.number("frozen_columns", panes.frozen_columns);
    object.text("top_left", to_a1(panes.top_left));
    object.flag_if("split", panes.split);
    object.number_unless("split_right", panes.split_right, 0);
    object.number_unless("split_down", panes.split_down, 0);
}

void append_protection(std::string& out, SheetProtection const& protection)
{
    JsonObject object(out);
    object.flag("with_password", protection.with_password);
    append_texts(object.member("allowed"), protection.allowed);
}

void append_validation(std::string& out, Validation const& validation)
{
    JsonObject object(out);
    append_ranges(object.member("ranges"), validation.ranges);
    object.text("type", validation.type);
    object.text("operator", validation.op);
    object.text_unless_empty("formula1", validation.formula1);
    object.text_unless_empty("formula2", validation.formula2);
    object.flag("allow_blank", validation.allow_blank);
    object.flag("show_dropdown", validation.show_dropdown);
    object.flag("show_input", validation.show_input);
    object.flag("show_error", validation.show_error);
    object.text("error_style", validation.error_style);
    object.text_unless_empty("input_title", validation.input_title);
    object.text_unless_empty("input_text", validation.input_text);
    object.text_unless_empty("error_title", validation.error_title);
    object.text_unless_empty("error_text", validation.error_text);
}

void append_conditional(std::string& out, ConditionalFormat const& format)
{
    JsonObject object(out);
    append_ranges(object.member("ranges"), format.ranges);
    object.text("type", format.type);
    object.text_unless_empty("operator", format.op);
    append_texts(object.member("formulas"), format.formulas);
    object.text_unless_empty("text", format.text);
    object.text_unless_empty("period", format.period);
    object.number("priority", format.priority);
    if (format.overlay) {
        object.number("overlay", *format.overlay);
    }
    object.flag_if("stop_if_true", format.stop_if_true);
    object.number_unless("rank", format.rank, 0);
    object.flag_if("percent", format.percent);
    object.flag_if("bottom", format.bottom);
    if (!format.above) {
        object.flag("above", false);
    }
    object.flag_if("or_equal", format.or_equal);
    object.number_unless("deviations", format.deviations, 0);
    object.flag("drawable", format.drawable);
}

void append_comment(std::string& out, Comment const& comment)
{
    JsonObject object(out);
    object.text("cell", to_a1(comment.where));
    object.text("author", comment.author);
    object.text("text", comment.text);
    object.flag_if("visible", comment.visible);
}

void append_hyperlink(std::string& out, Hyperlink const& link)
{
    JsonObject object(out);
    object.text("range", to_a1(link.range));
    object.text("target", link.target);
    object.text_unless_empty("display", link.display);
    object.text_unless_empty("tip", link.tip);
}

void append_picture(std::string& out, Picture const& picture)
{
    JsonObject object(out);
    object.text("from", to_a1(picture.from));
    object.number("x", picture.x);
    object.number("y", picture.y);
    object.number("width", picture.width);
    object.number("height", picture.height);
    if (picture.to) {
        object.text("to", to_a1(*picture.to));
        object.number("to_x", picture.to_x);
        object.number("to_y", picture.to_y);
    }
    object.text("media_type", picture.media_type);
    object.number("bytes", static_cast<double>(picture.bytes.size()));
    object.text_unless_empty("description", picture.description);
    object.number("move_with_cells", picture.move_with_cells);
}

// Runs of cells in a row that have the same style; the plain style 0 is left out.
void append_cell_styles(std::string& out, std::vector<Cell> const& cells)
{
    out += '[';
    bool first = true;
    for (std::size_t at = 0; at < cells.size();) {
        auto const start = cells[at].where();
        auto const style = cells[at].style;
        auto last = start.column;
        for (++at; at < cells.size() && cells[at].row == start.row && cells[at].style == style &&
                   cells[at].column == last + 1;
             ++at) {
            ++last;
        }
        if (style == 0) {
            continue;
        }
        out += first ? "[" : ",[";
        first = false;
        append_json(out, to_a1(CellRange{start, {start.row, last}}));
        out += ',';
        append_number(out, static_cast<unsigned long long>(style));
        out += ']';
    }
    out += ']';
}

void append_view(JsonObject& object, SheetLooks const& looks)
{
    object.number("default_column_width", looks.default_column_width);
    object.number("default_row_height", looks.default_row_height);
    object.flag_if("default_height_custom", looks.default_height_custom);
    object.flag_if("rows_hidden", looks.rows_hidden);
    append_color(object, "tab_color", looks.tab_color);
    object.number("zoom", looks.zoom);
    object.flag("show_gridlines", looks.show_gridlines);
    object.flag("show_headings", looks.show_headings);
    object.flag("show_zeros", looks.show_zeros);
    object.flag_if("right_to_left", looks.right_to_left);
    object.flag_if("page_break_view", looks.page_break_view);
    object.flag("summary_below", looks.summary_below);
    object.flag("summary_right", looks.summary_right);
}

} // namespace

void append_sheet_looks(std::string& out, Sheet const& sheet)
{
    if (sheet.looks == nullptr) {
        return;
    }
    auto const& looks = *sheet.looks;
    out += ",\"looks\":";
    JsonObject object(out);
    auto const list = [&](std::string_view name, auto const& items, auto const& append) {
        append_array(object.member(name), items, [&](auto const& item) { append(out, item); });
    };
    append_view(object, looks);
    append_cell_styles(object.member("cell_styles"), sheet.cells);
    list("columns", looks.columns, append_column);
    list("rows", looks.rows, append_row);
    append_page(object.member("page"), looks.page);
    append_panes(object.member("panes"), looks.panes);
    if (looks.protection.on) {
        append_protection(object.member("protection"), looks.protection);
    }
    list("validations", looks.validations, append_validation);
    list("conditional_formats", looks.conditional_formats, append_conditional);
    list("comments", looks.comments, append_comment);
    list("hyperlinks", looks.hyperlinks, append_hyperlink);
    list("pictures", looks.pictures, append_picture);
    if (looks.autofilter) {
        object.text("autofilter", to_a1(*looks.autofilter));
    }
}

} // namespace gopbieu
