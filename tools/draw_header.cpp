#include "draw_header.hpp"

#include "text_width.hpp"

#include <algorithm>
#include <numeric>

using gopbieu::Column;
using gopbieu::FormDefinition;

namespace {

/// A box of the header: the label of a column or of a group over its columns.
struct Box {
    std::string text;
    lxw_col_t first = 0, last = 0;     ///< columns, inside one panel
    std::size_t level = 0, levels = 1; ///< the rows of the header that it takes
};

class HeaderPlan {
public:
    explicit HeaderPlan(FormDefinition const& form) : m_columns(form.columns)
    {
        for (auto const& column : m_columns) {
            m_levels = std::max(m_levels, column.path.size());
        }
        plan(0, m_columns.size(), 0);
    }

    [[nodiscard]] std::vector<Box> const& boxes() const { return m_boxes; }
    [[nodiscard]] std::size_t levels() const { return m_levels; }

private:
    void plan(std::size_t first, std::size_t end, std::size_t level)
    {
        while (first < end) {
            auto const& path = m_columns[first].path;
            Box box{path[level], static_cast<lxw_col_t>(first), static_cast<lxw_col_t>(first)};
            box.level = level;
            auto next = first + 1;
            if (path.size() == level + 1) {
                box.levels = m_levels - level;
            } else {
                // The same label again right beside it: the same group, for groups beside each
                // other never have equal labels.
                while (next < end && m_columns[next].path.size() > level + 1 &&
                       m_columns[next].path[level] == path[level]) {
                    ++next;
                }
                box.last = static_cast<lxw_col_t>(next - 1);
                plan(first, next, level + 1);
            }
            m_boxes.push_back(std::move(box));
            first = next;
        }
    }

    std::vector<Column> const& m_columns;
    std::size_t m_levels = 1;
    std::vector<Box> m_boxes;
};

// A box over several rows shares what it needs among them; the last one gives way.
std::vector<double>
heights(HeaderPlan const& plan, Geometry const& geometry, TemplateLayout const& layout)
{
    std::vector<double> result(plan.levels(), height_of_lines(1, layout.size) + 2);
    auto boxes = plan.boxes();
    std::ranges::sort(boxes, {}, &Box::levels);
    for (auto const& box : boxes) {
        auto const width = geometry.width(box.first, box.last);
        auto const lines = wrapped_lines(box.text, layout.size, true, width);
        auto const begin = result.begin() + static_cast<std::ptrdiff_t>(box.level);
        auto const end = begin + static_cast<std::ptrdiff_t>(box.levels);
        auto const missing =
            height_of_lines(lines, layout.size) + 2 - std::accumulate(begin, end, 0.0);
        if (missing > 0) {
            *std::prev(end) += missing;
        }
    }
    return result;
}

void draw_numbers(Pen& pen, FormDefinition const& form, TemplateLayout const& layout, lxw_row_t row)
{
    CellLook look;
    look.size = layout.size - 1;
    look.italic = look.border = look.wrap = true;
    for (std::uint32_t panel = 0; panel < form.panels; ++panel) {
        for (std::size_t index = 0; index < form.columns.size(); ++index) {
            auto const& number = form.columns[index].number;
            auto const at = panel * form.columns.size() + index;
            pen.text(row,
                     static_cast<lxw_col_t>(at),
                     number.empty() ? std::to_string(index + 1) : number,
                     look);
        }
    }
    pen.height(row, height_of_lines(1, layout.size));
}

} // namespace

double height_of_lines(int lines, double points)
{
    // The line pitch of Times New Roman, and a hair above and below.
    return lines * points * 1.2 + 4;
}

lxw_row_t draw_header(Pen& pen,
                      Geometry const& geometry,
                      FormDefinition const& form,
                      TemplateLayout const& layout,
                      lxw_row_t top)
{
    HeaderPlan const plan(form);
    CellLook look;
    look.size = layout.size;
    look.bold = look.border = look.wrap = true;
    for (std::uint32_t panel = 0; panel < form.panels; ++panel) {
        auto const shift = static_cast<lxw_col_t>(panel * form.columns.size());
        for (auto const& box : plan.boxes()) {
            auto const row = static_cast<lxw_row_t>(top + box.level);
            pen.area(row,
                     static_cast<lxw_col_t>(shift + box.first),
                     static_cast<lxw_row_t>(row + box.levels - 1),
                     static_cast<lxw_col_t>(shift + box.last),
                     box.text,
                     look);
        }
    }
    for (auto const height : heights(plan, geometry, layout)) {
        pen.height(top++, height);
    }
    if (form.number_row) {
        draw_numbers(pen, form, layout, top++);
    }
    return top;
}
