#include "draw_form.hpp"

#include "draw_header.hpp"
#include "draw_table.hpp"
#include "pen.hpp"
#include "table_geometry.hpp"
#include "text_width.hpp"

#include <algorithm>

using gopbieu::FormDefinition;

namespace {

constexpr double line_size = 13, title_size = 14;
constexpr double line_height = 19, gap_height = 10;

CellLook look_of(LineLook look)
{
    CellLook made;
    made.size = line_size;
    made.bold = look == LineLook::bold || look == LineLook::ruled;
    made.underline = look == LineLook::ruled;
    made.italic = look == LineLook::italic;
    made.across = look == LineLook::left ? LXW_ALIGN_LEFT : LXW_ALIGN_CENTER;
    return made;
}

class FormDrawer {
public:
    FormDrawer(lxw_workbook* workbook,
               lxw_worksheet* sheet,
               FormDefinition const& form,
               TemplateLayout const& layout,
               Filling const* filling)
        : m_pen(workbook, sheet), m_geometry(form, layout), m_form(form), m_layout(layout),
          m_filling(filling)
    {
    }

    /// False when the heading or the signatures do not fit beside each other.
    bool draw()
    {
        if (!draw_blocks(m_layout.heading)) {
            return false;
        }
        gap();
        draw_title();
        auto const table = draw_table(m_pen, m_geometry, m_form, m_layout, m_filling, m_row);
        m_row = table.end;
        draw_footnotes();
        gap();
        bool const fits = draw_blocks(m_layout.signatures);
        draw_phone();
        set_page(table);
        return fits;
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

    bool draw_blocks(Blocks const& blocks)
    {
        if (blocks.left.empty() && blocks.right.empty()) {
            return true;
        }
        auto const sides = m_geometry.sides(blocks, line_size);
        if (!sides) {
            return false;
        }
        draw_lines(blocks.left, 0, sides->left_end);
        draw_lines(blocks.right, sides->right_begin, m_geometry.last());
        auto const lines = std::max(blocks.left.size(), blocks.right.size());
        for (std::size_t line = 0; line < lines; ++line) {
            m_pen.height(m_row++, line_height);
        }
        return true;
    }

    void draw_lines(std::vector<PrintedLine> const& lines, lxw_col_t first, lxw_col_t last)
    {
        auto row = m_row;
        for (auto const& line : lines) {
            m_pen.area(row, first, row, last, written(line.text), look_of(line.look));
            ++row;
        }
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
        CellLook title;
        title.size = title_size;
        title.bold = title.wrap = true;
        whole_line(m_form.title, title);
        for (auto const& line : m_layout.under_title) {
            auto look = look_of(line.look);
            look.wrap = true;
            whole_line(line.text, look);
        }
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
        worksheet_fit_to_pages(sheet, 1, 0);
        worksheet_center_horizontally(sheet);
        worksheet_repeat_rows(sheet, table.header_first, table.header_last);
        worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
        worksheet_print_area(sheet, 0, 0, m_row - 1, m_geometry.last());
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

std::optional<std::string> draw_form(FormDefinition const& form,
                                     TemplateLayout const& layout,
                                     Filling const* filling,
                                     std::filesystem::path const& file)
{
    lxw_workbook_options options{};
    options.constant_memory = LXW_FALSE;
    auto* const workbook = workbook_new_opt(file.string().c_str(), &options);
    if (workbook == nullptr) {
        return "cannot be made: " + file.string();
    }
    set_properties(workbook, layout.document.empty() ? form.title : layout.document, layout.day);
    auto* const sheet = workbook_add_worksheet(workbook, layout.sheet.c_str());
    bool const fits = sheet != nullptr && FormDrawer(workbook, sheet, form, layout, filling).draw();
    if (workbook_close(workbook) != LXW_NO_ERROR) {
        return "cannot be written: " + file.string();
    }
    if (!fits) {
        return form.id + ": the sheet name or the blocks of lines do not fit; widen the columns";
    }
    return {};
}
