#include "draw_blocks.hpp"

#include "draw_header.hpp"
#include "text_width.hpp"

#include <algorithm>
#include <numeric>

namespace {

/// Cells of one row from one column to another.
struct Stretch {
    lxw_col_t first, last;
};

class BlockDrawer {
public:
    BlockDrawer(Pen& pen, Geometry const& geometry, Geometry::Sides const& sides)
        : m_pen(pen), m_geometry(geometry), m_left{0, sides.left_end}, m_right{sides.right_begin,
                                                                               geometry.last()},
          m_between{static_cast<lxw_col_t>(sides.left_end + 1),
                    static_cast<lxw_col_t>(sides.right_begin - 1)}
    {
    }

    lxw_row_t draw(Blocks const& blocks, Middle const& middle, lxw_row_t top)
    {
        m_top = top;
        auto const title_rows = middle.title.empty() ? 0 : 1;
        m_heights.assign(std::max({blocks.left.size(),
                                   blocks.right.size(),
                                   middle.below.size() + static_cast<std::size_t>(title_rows)}),
                         line_height);
        draw_lines(blocks.left, m_left, 0);
        draw_lines(blocks.right, m_right, 0);
        auto const first_below = m_heights.size() - middle.below.size();
        draw_lines(middle.below, m_between, first_below);
        if (!middle.title.empty()) {
            draw_title(middle.title, first_below);
        }
        for (auto const height : m_heights) {
            m_pen.height(top++, height);
        }
        return top;
    }

private:
    void draw_lines(std::vector<PrintedLine> const& lines, Stretch where, std::size_t row)
    {
        for (auto const& line : lines) {
            auto look = look_of(line.look);
            look.wrap = lines_of(line.text, where, look) > 1;
            m_pen.area(row_at(row), where.first, row_at(row), where.last, line.text, look);
            m_heights[row] = std::max(m_heights[row], needed(line.text, where, look));
            ++row;
        }
    }

    // A title taller than its rows makes them all a little taller.
    void draw_title(std::string const& title, std::size_t rows)
    {
        auto look = look_of(LineLook::bold);
        look.size = title_size;
        look.wrap = true;
        m_pen.area(m_top, m_between.first, row_at(rows - 1), m_between.last, title, look);
        auto const end = m_heights.begin() + static_cast<std::ptrdiff_t>(rows);
        auto const missing =
            needed(title, m_between, look) - std::accumulate(m_heights.begin(), end, 0.0);
        if (missing > 0) {
            std::for_each(m_heights.begin(), end, [&](double& height) {
                height += missing / static_cast<double>(rows);
            });
        }
    }

    [[nodiscard]] int lines_of(std::string const& text, Stretch where, CellLook const& look) const
    {
        auto const width = m_geometry.width(where.first, where.last);
        return wrapped_lines(text, look.size, look.bold, width);
    }

    [[nodiscard]] double needed(std::string const& text, Stretch where, CellLook const& look) const
    {
        auto const lines = lines_of(text, where, look);
        return lines == 1 ? line_height : height_of_lines(lines, look.size);
    }

    [[nodiscard]] lxw_row_t row_at(std::size_t row) const
    {
        return static_cast<lxw_row_t>(m_top + row);
    }

    Pen& m_pen;
    Geometry const& m_geometry;
    Stretch m_left, m_right, m_between;
    lxw_row_t m_top = 0;
    std::vector<double> m_heights; ///< of the rows, in points
};

void write(std::vector<PrintedLine>& lines,
           std::function<std::string(std::string const&)> const& written)
{
    for (auto& line : lines) {
        line.text = written(line.text);
    }
}

} // namespace

CellLook look_of(LineLook look)
{
    CellLook made;
    made.size = look == LineLook::small ? small_size : line_size;
    made.bold = look == LineLook::bold || look == LineLook::ruled;
    made.underline = look == LineLook::ruled;
    made.italic = look == LineLook::italic || look == LineLook::boxed;
    made.border = look == LineLook::boxed;
    made.across =
        look == LineLook::left || look == LineLook::small ? LXW_ALIGN_LEFT : LXW_ALIGN_CENTER;
    return made;
}

std::optional<lxw_row_t> draw_blocks(Pen& pen,
                                     Geometry const& geometry,
                                     Blocks const& blocks,
                                     Middle const& middle,
                                     lxw_row_t top,
                                     std::function<std::string(std::string const&)> const& written)
{
    auto const sides = geometry.sides(blocks, line_size);
    if (!sides || (!middle.title.empty() && sides->left_end + 1 >= sides->right_begin)) {
        return {};
    }
    auto printed = blocks;
    write(printed.left, written);
    write(printed.right, written);
    auto between = middle;
    write(between.below, written);
    return BlockDrawer(pen, geometry, *sides).draw(printed, between, top);
}
