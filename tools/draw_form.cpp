#include "draw_form.hpp"

#include "draw_blocks.hpp"
#include "draw_header.hpp"
#include "draw_table.hpp"
#include "pen.hpp"
#include "table_geometry.hpp"
#include "text_width.hpp"
#include "workbook/cell_ref.hpp"

#include <algorithm>

using gopbieu::FormDefinition;

namespace {

class FormDrawer {
public:
    FormDrawer(lxw_workbook* workbook,
               lxw_worksheet* sheet,
               DrawnSheet const& drawn,
               Letters letters)
        : m_pen(workbook, sheet, letters), m_geometry(drawn.form, drawn.layout), m_form(drawn.form),
          m_layout(drawn.layout), m_filling(drawn.filling)
    {
    }

    /// False when the heading or the signatures do not fit beside each other.
    bool draw()
    {
        bool const fits_above = draw_heading();
        auto const table = draw_table(m_pen, m_geometry, m_form, m_layout, m_filling, m_row);
        m_row = table.end;
        draw_footnotes();
        gap();
        bool const fits_below = draw_block(m_layout.signatures, {});
        draw_phone();
        set_page(table);
        draw_further_cells();
        return fits_above && fits_below;
    }

private:
    void gap() { m_pen.height(m_row++, gap_height); }

    void whole_line(std::string const& text, CellLook const& look)
    {
        auto const width = m_geometry.width(0, m_geometry.last());
        auto const lines = wrapped_lines(text, look.size, look.bold, width);
        m_pen.area(m_row, 0, m_row, m_geometry.last(), text, look);
        m_pen.height(m_row++, std::max(line_height, height_of_lines(lines, look.size)));
    }

    bool draw_heading()
    {
        if (m_layout.title_between) {
            bool const fits = draw_block(m_layout.heading, {title(), m_layout.under_title});
            draw_unit_of_count();
            return fits;
        }
        bool const fits = draw_block(m_layout.heading, {});
        gap();
        draw_title();
        draw_unit_of_count();
        return fits;
    }

    bool draw_block(Blocks const& blocks, Middle const& middle)
    {
        if (blocks.left.empty() && blocks.right.empty()) {
            return true;
        }
        auto const below =
            draw_blocks(m_pen, m_geometry, blocks, middle, m_row, [&](std::string const& text) {
                return written(text);
            });
        m_row = below.value_or(m_row);
        return below.has_value();
    }

    // "THỐNG KÊ" stands on a line of its own where the layout says so.
    [[nodiscard]] std::string title() const
    {
        auto const& words = m_form.title;
        auto const& first = m_layout.break_after;
        if (first.empty() || !words.starts_with(first + " ")) {
            return words;
        }
        return first + "\n" + words.substr(first.size() + 1);
    }

    // A unit's copy names the unit where the blank form has dots.
    [[nodiscard]] std::string written(std::string const& printed) const
    {
        if (m_filling == nullptr) {
            return printed;
        }
        auto const line = std::ranges::find(m_form.heading, printed, &gopbieu::HeadingLine::text);
        auto const own = line == m_form.heading.end() ? m_filling->heading.end()
                                                      : m_filling->heading.find(line->fill);
        return own == m_filling->heading.end() ? printed : own->second;
    }

    void draw_title()
    {
        auto look = look_of(LineLook::bold);
        look.size = title_size;
        look.wrap = true;
        whole_line(title(), look);
        for (auto const& line : m_layout.under_title) {
            look = look_of(line.look);
            look.wrap = true;
            whole_line(written(line.text), look);
        }
    }

    void draw_unit_of_count()
    {
        if (m_layout.counted_in.empty()) {
            gap();
            return;
        }
        auto look = look_of(LineLook::italic);
        look.size = m_layout.size;
        look.across = LXW_ALIGN_RIGHT;
        whole_line(m_layout.counted_in, look);
    }

    void draw_footnotes()
    {
        for (auto const& line : m_layout.footnotes) {
            auto look = look_of(line.look);
            look.size = m_layout.size;
            look.wrap = true;
            look.across = LXW_ALIGN_LEFT;
            whole_line(line.text, look);
        }
    }

    void draw_phone()
    {
        if (m_layout.phone.empty()) {
            return;
        }
        // Room to sign.
        for (int line = 0; line < 4; ++line) {
            m_pen.height(m_row++, line_height);
        }
        whole_line(m_layout.phone, look_of(LineLook::left));
    }

    void set_page(DrawnTable const& table)
    {
        auto* const sheet = m_pen.sheet();
        for (lxw_col_t column = 0; column < m_geometry.columns(); ++column) {
            worksheet_set_column_pixels(sheet,
                                        column,
                                        column,
                                        static_cast<std::uint32_t>(m_geometry.width(column)),
                                        nullptr);
        }
        m_layout.portrait ? worksheet_set_portrait(sheet) : worksheet_set_landscape(sheet);
        worksheet_set_paper(sheet, m_layout.a3 ? 8 : 9);
        worksheet_set_margins(sheet, 0.6, 0.6, 0.8, 0.8);
        worksheet_fit_to_pages(sheet, 1, m_layout.one_page ? 1 : 0);
        worksheet_center_horizontally(sheet);
        worksheet_repeat_rows(sheet, table.header_first, table.header_last);
        worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
        worksheet_print_area(sheet, 0, 0, m_row - 1, m_geometry.last());
    }

    void draw_further_cells()
    {
        if (m_filling == nullptr) {
            return;
        }
        for (auto const& [place, cell] : m_filling->cells) {
            auto const where = gopbieu::parse_a1(place).value_or(gopbieu::CellRef{});
            auto const row = static_cast<lxw_row_t>(where.row);
            auto const column = static_cast<lxw_col_t>(where.column);
            if (auto const* const number = std::get_if<double>(&cell)) {
                m_pen.number(row, column, *number, {});
            } else {
                m_pen.text(row, column, std::get<std::string>(cell), {});
            }
        }
    }

    Pen m_pen;
    Geometry m_geometry;
    FormDefinition const& m_form;
    TemplateLayout const& m_layout;
    Filling const* m_filling;
    lxw_row_t m_row = 0;
};

void set_properties(lxw_workbook* workbook, std::string title, std::time_t day)
{
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.created = day; // never the clock: the same form gives the same bytes
    workbook_set_properties(workbook, &properties);
}

} // namespace

std::optional<std::string>
draw_book(std::vector<DrawnSheet> const& sheets, Letters letters, std::filesystem::path const& file)
{
    lxw_workbook_options options{};
    options.constant_memory = LXW_FALSE;
    auto* const workbook = workbook_new_opt(file.string().c_str(), &options);
    if (workbook == nullptr) {
        return "cannot be made: " + file.string();
    }
    auto const& first = sheets.front();
    auto const& title = first.layout.document;
    set_properties(workbook, title.empty() ? first.form.title : title, first.layout.day);
    std::string unfit;
    for (auto const& one : sheets) {
        bool const named = one.filling != nullptr && !one.filling->sheet.empty();
        auto const& name = named ? one.filling->sheet : one.layout.sheet;
        auto* const sheet = workbook_add_worksheet(workbook, name.c_str());
        if (sheet == nullptr || !FormDrawer(workbook, sheet, one, letters).draw()) {
            unfit = one.form.id;
        }
    }
    if (workbook_close(workbook) != LXW_NO_ERROR) {
        return "cannot be written: " + file.string();
    }
    if (!unfit.empty()) {
        return unfit + ": the sheet name or the blocks of lines do not fit; widen the columns";
    }
    return {};
}
