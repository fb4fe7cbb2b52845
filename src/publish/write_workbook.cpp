#include "publish/write_workbook.hpp"

#include "base/file.hpp"
#include "base/write_file.hpp"
#include "publish/lxw_format.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <unordered_map>

namespace gopbieu {

namespace {

constexpr double pixels_a_character = 7;

// Draws the pages. What the library refuses is remembered; the file is then not kept.
class Drawing {
public:
    explicit Drawing(std::string const& file)
    {
        lxw_workbook_options options{};
        // Constant memory would silently drop cells of merged headers.
        options.constant_memory = LXW_FALSE;
        m_workbook = workbook_new_opt(file.c_str(), &options);
    }
    Drawing(Drawing const&) = delete;
    Drawing& operator=(Drawing const&) = delete;
    ~Drawing()
    {
        if (m_workbook != nullptr) {
            lxw_workbook_free(m_workbook);
        }
    }

    [[nodiscard]] lxw_error error() const { return m_error; }

    void set_frame(WorkbookFrame const& frame)
    {
        using namespace std::chrono;
        auto const& moment = frame.created;
        auto const day = sys_days(year(moment.year) / moment.month / moment.day);
        auto const time = day + hours(moment.hour) + minutes(moment.minute) + seconds(moment.second);
        lxw_doc_properties properties{};
        auto title = frame.title;
        properties.title = title.data();
        properties.created = system_clock::to_time_t(time);
        note(workbook_set_properties(m_workbook, &properties));
        for (auto const& [name, value] : frame.properties) {
            note(workbook_set_custom_property_string(m_workbook, name.c_str(), value.c_str()));
        }
    }

    void draw(Page const& page)
    {
        m_page = &page;
        m_sheet = workbook_add_worksheet(m_workbook, page.sheet.name.c_str());
        if (m_sheet == nullptr) {
            note(LXW_ERROR_PARAMETER_VALIDATION);
            return;
        }
        if (page.sheet.looks != nullptr) {
            draw_rows_and_columns(*page.sheet.looks);
            draw_view(*page.sheet.looks);
            draw_page_setup(page.sheet.looks->page);
        }
        // Merges first: the library fills their first cell, the true values then come on top.
        for (auto const& merge : page.sheet.merges) {
            note(worksheet_merge_range(m_sheet,
                                       merge.first.row,
                                       column(merge.first),
                                       merge.last.row,
                                       column(merge.last),
                                       "",
                                       nullptr));
        }
        for (auto const& cell : page.sheet.cells) {
            draw_cell(cell);
        }
        for (auto const& [where, value] : page.changes) {
            if (page.sheet.find(where) == nullptr) {
                draw_value(where, value, nullptr);
            }
        }
    }

    void finish()
    {
        note(workbook_close(m_workbook));
        m_workbook = nullptr; // freed by closing
    }

private:
    void note(lxw_error error) { m_error = m_error == LXW_NO_ERROR ? error : m_error; }

    static lxw_col_t column(CellRef where) { return static_cast<lxw_col_t>(where.column); }

    lxw_format* format(std::uint32_t style)
    {
        auto& format = m_formats[m_page->workbook][style];
        if (format == nullptr) {
            format = make_format(m_workbook, *m_page->workbook, style);
        }
        return format;
    }

    void draw_cell(Cell const& cell)
    {
        auto const where = cell.where();
        auto* const looks = format(cell.style);
        if (auto const change = m_page->changes.find(where); change != m_page->changes.end()) {
            draw_value(where, change->second, looks);
            return;
        }
        auto const& workbook = *m_page->workbook;
        switch (cell.kind) {
        case CellKind::empty:
            note(worksheet_write_blank(m_sheet, where.row, column(where), looks));
            break;
        case CellKind::number:
        case CellKind::date:
            note(worksheet_write_number(m_sheet, where.row, column(where), cell.number, looks));
            break;
        case CellKind::boolean:
            note(worksheet_write_boolean(
                m_sheet, where.row, column(where), cell.number != 0 ? 1 : 0, looks));
            break;
        case CellKind::text:
        case CellKind::error:
            draw_value(where, std::string(workbook.text(cell)), looks);
            break;
        }
    }

    void draw_value(CellRef where, CellValue const& value, lxw_format* looks)
    {
        if (auto const* const number = std::get_if<Exact>(&value)) {
            note(worksheet_write_number(m_sheet, where.row, column(where), stored(*number), looks));
        } else if (auto const* const text = std::get_if<std::string>(&value)) {
            note(worksheet_write_string(m_sheet, where.row, column(where), text->c_str(), looks));
        } else {
            note(worksheet_write_blank(m_sheet, where.row, column(where), looks));
        }
    }

    void draw_rows_and_columns(SheetLooks const& looks)
    {
        if (looks.default_height_custom) {
            worksheet_set_default_row(m_sheet, looks.default_row_height, LXW_FALSE);
        }
        for (auto const& one : looks.columns) {
            lxw_row_col_options options{};
            options.hidden = one.hidden ? 1 : 0;
            options.level = one.outline;
            options.collapsed = one.collapsed ? 1 : 0;
            auto const pixels =
                static_cast<std::uint32_t>(std::lround(one.width * pixels_a_character));
            note(worksheet_set_column_pixels_opt(m_sheet,
                                                 static_cast<lxw_col_t>(one.columns.first),
                                                 static_cast<lxw_col_t>(one.columns.last),
                                                 pixels,
                                                 one.style == 0 ? nullptr : format(one.style),
                                                 &options));
        }
        for (auto const& one : looks.rows) {
            lxw_row_col_options options{};
            options.hidden = one.hidden ? 1 : 0;
            options.level = one.outline;
            options.collapsed = one.collapsed ? 1 : 0;
            note(worksheet_set_row_opt(m_sheet,
                                       one.row,
                                       one.custom_height ? one.height.value_or(LXW_DEF_ROW_HEIGHT)
                                                         : LXW_DEF_ROW_HEIGHT,
                                       one.style ? format(*one.style) : nullptr,
                                       &options));
        }
    }

    void draw_view(SheetLooks const& looks)
    {
        if (looks.panes.frozen_rows != 0 || looks.panes.frozen_columns != 0) {
            worksheet_freeze_panes(m_sheet,
                                   looks.panes.frozen_rows,
                                   static_cast<lxw_col_t>(looks.panes.frozen_columns));
        }
        if (looks.zoom != 100) {
            worksheet_set_zoom(m_sheet, static_cast<std::uint16_t>(looks.zoom));
        }
        if (looks.tab_color) {
            worksheet_set_tab_color(m_sheet, lxw_color(*looks.tab_color));
        }
        if (looks.right_to_left) {
            worksheet_right_to_left(m_sheet);
        }
        if (!looks.show_zeros) {
            worksheet_hide_zero(m_sheet);
        }
        auto const printed = looks.page.print_gridlines ? LXW_SHOW_PRINT_GRIDLINES : 0;
        auto const shown = looks.show_gridlines ? LXW_SHOW_SCREEN_GRIDLINES : 0;
        worksheet_gridlines(m_sheet, static_cast<std::uint8_t>(printed + shown));
    }

    void draw_page_setup(PageSetup const& page)
    {
        if (page.paper != 0) {
            worksheet_set_paper(m_sheet, static_cast<std::uint8_t>(page.paper));
        }
        page.landscape ? worksheet_set_landscape(m_sheet) : void();
        page.over_then_down ? worksheet_print_across(m_sheet) : void();
        page.center_horizontally ? worksheet_center_horizontally(m_sheet) : void();
        page.center_vertically ? worksheet_center_vertically(m_sheet) : void();
        page.print_headings ? worksheet_print_row_col_headers(m_sheet) : void();
        worksheet_set_margins(m_sheet, page.left, page.right, page.top, page.bottom);
        if (page.fit_to_page) {
            worksheet_fit_to_pages(m_sheet,
                                   static_cast<std::uint16_t>(page.fit_width),
                                   static_cast<std::uint16_t>(page.fit_height));
        } else if (page.scale) {
            worksheet_set_print_scale(m_sheet, static_cast<std::uint16_t>(*page.scale));
        }
        if (page.first_page) {
            worksheet_set_start_page(m_sheet, static_cast<std::uint16_t>(*page.first_page));
        }
        lxw_header_footer_options header{};
        header.margin = page.header;
        note(worksheet_set_header_opt(m_sheet, page.header_text.c_str(), &header));
        lxw_header_footer_options footer{};
        footer.margin = page.footer;
        note(worksheet_set_footer_opt(m_sheet, page.footer_text.c_str(), &footer));
        if (page.title_rows) {
            note(worksheet_repeat_rows(m_sheet, page.title_rows->first, page.title_rows->last));
        }
        if (page.title_columns) {
            note(worksheet_repeat_columns(m_sheet,
                                          static_cast<lxw_col_t>(page.title_columns->first),
                                          static_cast<lxw_col_t>(page.title_columns->last)));
        }
        if (!page.print_areas.empty()) {
            auto const& area = page.print_areas.front();
            note(worksheet_print_area(
                m_sheet, area.first.row, column(area.first), area.last.row, column(area.last)));
        }
        draw_breaks(page);
    }

    void draw_breaks(PageSetup const& page)
    {
        // The library's lists end with a zero.
        std::vector<lxw_row_t> rows(page.row_breaks.begin(), page.row_breaks.end());
        if (!rows.empty()) {
            rows.push_back(0);
            note(worksheet_set_h_pagebreaks(m_sheet, rows.data()));
        }
        std::vector<lxw_col_t> columns;
        for (auto const one : page.column_breaks) {
            columns.push_back(static_cast<lxw_col_t>(one));
        }
        if (!columns.empty()) {
            columns.push_back(0);
            note(worksheet_set_v_pagebreaks(m_sheet, columns.data()));
        }
    }

    lxw_workbook* m_workbook = nullptr;
    lxw_worksheet* m_sheet = nullptr;
    Page const* m_page = nullptr;
    std::unordered_map<Workbook const*, std::unordered_map<std::uint32_t, lxw_format*>> m_formats;
    lxw_error m_error = LXW_NO_ERROR;
};

bool split(SheetLooks const& looks)
{
    return looks.panes.split;
}

bool special_headers(PageSetup const& page)
{
    return page.first_differs || page.even_differs;
}

} // namespace

Trouble write_workbook(std::vector<Page> const& pages,
                       WorkbookFrame const& frame,
                       std::filesystem::path const& file)
{
    NewFile target(file);
    Drawing drawing(path_text(target.path()));
    drawing.set_frame(frame);
    for (auto const& page : pages) {
        drawing.draw(page);
    }
    drawing.finish();
    if (drawing.error() != LXW_NO_ERROR) {
        return Problem{Say::file_unwritable,
                       {{"file", path_text(file)}, {"reason", lxw_strerror(drawing.error())}}};
    }
    return target.keep();
}

std::vector<std::string> not_drawable(Workbook const& workbook, Language language)
{
    std::vector<std::string> found;
    auto const add = [&](bool there, Say say) {
        auto text = words(say, {}, language);
        if (there && std::ranges::find(found, text) == found.end()) {
            found.push_back(std::move(text));
        }
    };
    if (workbook.looks != nullptr) {
        for (auto const& one : workbook.looks->not_redrawn) {
            found.push_back(words(one.what, one.args, language));
        }
        add(!workbook.looks->rich_texts.empty(), Say::part_rich_text);
    }
    for (auto const& sheet : workbook.sheets) {
        add(!sheet.formulas.empty(), Say::part_formula);
        add(sheet.visibility != Visibility::visible, Say::part_hidden_sheet);
        if (sheet.looks == nullptr) {
            continue;
        }
        auto const& looks = *sheet.looks;
        add(!looks.validations.empty(), Say::part_validation);
        add(!looks.conditional_formats.empty(), Say::part_conditional_format);
        add(!looks.comments.empty(), Say::part_comment);
        add(!looks.hyperlinks.empty(), Say::part_hyperlink);
        add(!looks.pictures.empty(), Say::part_picture);
        add(looks.protection.on, Say::part_protection);
        add(looks.autofilter.has_value(), Say::part_autofilter);
        add(split(looks), Say::part_split);
        add(special_headers(looks.page), Say::part_special_header);
    }
    return found;
}

} // namespace gopbieu
