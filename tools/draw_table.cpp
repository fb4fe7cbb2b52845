#include "draw_table.hpp"

#include "draw_header.hpp"
#include "text_width.hpp"

#include <algorithm>

using gopbieu::Column;
using gopbieu::FormDefinition;
using gopbieu::Measure;
using gopbieu::Row;
using gopbieu::RowKind;
using gopbieu::ValueType;

namespace {

constexpr int indent_pixels = 9; // of one step in Excel

std::string number_format(Measure const& measure)
{
    switch (measure.type) {
    case ValueType::count:
        return "#,##0";
    case ValueType::number:
        return "#,##0.0#";
    case ValueType::percent:
        return "0.0#";
    case ValueType::date:
        return "dd/mm/yyyy";
    case ValueType::text:
    case ValueType::choice:
        return "@";
    case ValueType::key:
    case ValueType::ordinal:
        break;
    }
    return {};
}

std::size_t depth_of(FormDefinition const& form, Row const& row)
{
    std::size_t depth = 0;
    for (auto parent = row.parent; parent; parent = form.rows[*parent].parent) {
        ++depth;
    }
    return depth;
}

bool named_in(std::vector<std::string> const& ids, std::string const& id)
{
    return std::ranges::find(ids, id) != ids.end();
}

// What names a row: where no column of its own holds the number, that stands before the label.
std::string printed_name(FormDefinition const& form, Row const& row)
{
    bool const numbered = std::ranges::any_of(form.columns, [](Column const& column) {
        return column.measure.type == ValueType::ordinal;
    });
    return numbered || row.number.empty() ? row.label : row.number + " " + row.label;
}

class BodyDrawer {
public:
    BodyDrawer(Pen& pen,
               Geometry const& geometry,
               FormDefinition const& form,
               TemplateLayout const& layout,
               Filling const* filling)
        : m_pen(pen), m_geometry(geometry), m_form(form), m_layout(layout), m_filling(filling),
          m_nested(std::ranges::any_of(
              form.rows, [](Row const& row) { return row.parent.has_value() || row.heading; }))
    {
    }

    lxw_row_t draw(lxw_row_t top)
    {
        return m_form.row_kind == RowKind::fixed ? draw_fixed(top) : draw_open(top);
    }

private:
    // Rows run down the first panel, then down the second.
    lxw_row_t draw_fixed(lxw_row_t top)
    {
        auto const count = m_form.rows.size();
        auto const deep = (count + m_form.panels - 1) / m_form.panels;
        for (std::size_t line = 0; line < deep; ++line) {
            auto const at = static_cast<lxw_row_t>(top + line);
            auto height = least_height();
            for (std::uint32_t panel = 0; panel < m_form.panels; ++panel) {
                auto const index = panel * deep + line;
                auto const* const row = index < count ? &m_form.rows[index] : nullptr;
                draw_fixed_row(at, panel, row);
                height = row == nullptr ? height : std::max(height, height_of(*row));
            }
            m_pen.height(at, height);
        }
        return static_cast<lxw_row_t>(top + deep);
    }

    void draw_fixed_row(lxw_row_t at, std::uint32_t panel, Row const* row)
    {
        FilledRow const* filled = nullptr;
        if (m_filling != nullptr && row != nullptr) {
            auto const found = std::ranges::find(m_filling->rows, row->id, &FilledRow::row);
            filled = found == m_filling->rows.end() ? nullptr : &*found;
        }
        for (std::size_t index = 0; index < m_form.columns.size(); ++index) {
            auto const& column = m_form.columns[index];
            auto const place = static_cast<lxw_col_t>(panel * m_form.columns.size() + index);
            if (row == nullptr) {
                m_pen.blank(at, place, look_of(nullptr, column));
            } else if (column.measure.type == ValueType::ordinal) {
                m_pen.text(at, place, row->number, look_of(row, column));
            } else if (index == m_form.key_column) {
                m_pen.text(at, place, printed_name(m_form, *row), look_of(row, column));
            } else if (!row->heading && m_form.closed(*row, column)) {
                m_pen.text(at, place, "X", look_of(nullptr, column));
            } else {
                put(at, place, filled, column, look_of(row, column));
            }
        }
    }

    // A blank form prints a row "1" and a row "…".
    lxw_row_t draw_open(lxw_row_t top)
    {
        auto at = top;
        bool const total = m_form.total_row && (m_filling == nullptr || m_filling->total_row);
        if (total && m_layout.total_first) {
            draw_total(at++);
        }
        if (m_filling != nullptr) {
            double number = 0;
            for (auto const& row : m_filling->rows) {
                draw_open_row(at++, ++number, &row);
            }
        } else {
            for (auto const& number : m_layout.sample_rows) {
                draw_open_row(at++, number, nullptr);
            }
        }
        if (total && !m_layout.total_first) {
            draw_total(at++);
        }
        return at;
    }

    void draw_open_row(lxw_row_t at, FilledCell const& ordinal, FilledRow const* filled)
    {
        for (std::size_t index = 0; index < m_form.columns.size(); ++index) {
            auto const& column = m_form.columns[index];
            auto const place = static_cast<lxw_col_t>(index);
            if (column.measure.type == ValueType::ordinal) {
                write(at, place, ordinal, look_of(nullptr, column));
            } else {
                put(at, place, filled, column, look_of(nullptr, column));
            }
        }
        m_pen.height(at, least_height());
    }

    void draw_total(lxw_row_t at)
    {
        for (std::size_t index = 0; index < m_form.columns.size(); ++index) {
            auto look = look_of(nullptr, m_form.columns[index]);
            look.bold = true;
            auto const place = static_cast<lxw_col_t>(index);
            if (index == m_form.key_column) {
                m_pen.text(at, place, m_form.total_row->label, look);
            } else {
                m_pen.blank(at, place, look);
            }
        }
        m_pen.height(at, least_height());
    }

    void put(lxw_row_t at,
             lxw_col_t place,
             FilledRow const* filled,
             Column const& column,
             CellLook const& look)
    {
        if (filled == nullptr || !filled->cells.contains(column.id)) {
            m_pen.blank(at, place, look);
            return;
        }
        write(at, place, filled->cells.at(column.id), look);
    }

    void write(lxw_row_t at, lxw_col_t place, FilledCell const& cell, CellLook const& look)
    {
        if (auto const* const number = std::get_if<double>(&cell)) {
            m_pen.number(at, place, *number, look);
        } else {
            m_pen.text(at, place, std::get<std::string>(cell), look);
        }
    }

    [[nodiscard]] CellLook look_of(Row const* row, Column const& column) const
    {
        CellLook look;
        look.size = m_layout.size;
        look.border = look.wrap = true;
        look.bold = row != nullptr && bold(*row);
        auto const type = column.measure.type;
        if (type == ValueType::key) {
            look.across = LXW_ALIGN_LEFT;
            look.indent = static_cast<std::uint8_t>(row == nullptr ? 0 : depth_of(m_form, *row));
        } else if (type != ValueType::ordinal) {
            look.number_format = number_format(m_form.measure(row, column));
        }
        return look;
    }

    // Titles and the rows of the first level stand out where there are levels.
    [[nodiscard]] bool bold(Row const& row) const
    {
        if (named_in(m_layout.bold_rows, row.id) || named_in(m_layout.plain_rows, row.id)) {
            return named_in(m_layout.bold_rows, row.id);
        }
        return m_nested && (row.heading || !row.parent);
    }

    [[nodiscard]] double least_height() const
    {
        if (m_layout.row_height > 0) {
            return m_layout.row_height;
        }
        return m_form.row_kind == RowKind::fixed ? 19 : 24;
    }

    [[nodiscard]] double height_of(Row const& row) const
    {
        auto const width = m_geometry.width(static_cast<lxw_col_t>(m_form.key_column)) -
                           static_cast<int>(depth_of(m_form, row)) * indent_pixels;
        return height_of_lines(
            wrapped_lines(printed_name(m_form, row), m_layout.size, bold(row), width),
            m_layout.size);
    }

    Pen& m_pen;
    Geometry const& m_geometry;
    FormDefinition const& m_form;
    TemplateLayout const& m_layout;
    Filling const* m_filling;
    bool m_nested;
};

} // namespace

DrawnTable draw_table(Pen& pen,
                      Geometry const& geometry,
                      FormDefinition const& form,
                      TemplateLayout const& layout,
                      Filling const* filling,
                      lxw_row_t top)
{
    DrawnTable drawn;
    drawn.header_first = top;
    auto const below = draw_header(pen, geometry, form, layout, top);
    drawn.header_last = below - 1;
    drawn.end = BodyDrawer(pen, geometry, form, layout, filling).draw(below);
    return drawn;
}
