#include "table_geometry.hpp"

#include "text_width.hpp"

#include <algorithm>
#include <numeric>

namespace {

double room_for(std::vector<PrintedLine> const& lines, double points)
{
    double widest = 0;
    for (auto const& line : lines) {
        bool const bold = line.look == LineLook::bold || line.look == LineLook::ruled;
        widest = std::max(widest, text_width(line.text, points, bold));
    }
    return widest + 12;
}

} // namespace

Geometry::Geometry(gopbieu::FormDefinition const& form, TemplateLayout const& layout)
{
    for (auto const& column : form.columns) {
        m_ids.push_back(column.id);
    }
    for (std::uint32_t panel = 0; panel < form.panels; ++panel) {
        for (auto const& column : form.columns) {
            m_widths.push_back(layout.width(column.id));
        }
    }
}

int Geometry::width(lxw_col_t first, lxw_col_t last) const
{
    return std::accumulate(m_widths.begin() + first, m_widths.begin() + last + 1, 0);
}

std::optional<Geometry::Sides> Geometry::sides(Blocks const& blocks, double points) const
{
    // Wide sheets leave a free middle: a block is about a third of the paper.
    auto const third = width(0, last()) * 0.3;
    auto const left = std::max(room_for(blocks.left, points), third);
    auto const right = std::max(room_for(blocks.right, points), third);
    Sides sides{0, last()};
    if (auto const named = place(blocks.left_ends)) {
        sides.left_end = *named;
    }
    if (auto const named = place(blocks.right_begins)) {
        auto const last_panel = columns() - m_ids.size();
        sides.right_begin = static_cast<lxw_col_t>(last_panel + *named);
    }
    while (blocks.left_ends.empty() && sides.left_end < last() && width(0, sides.left_end) < left) {
        ++sides.left_end;
    }
    while (blocks.right_begins.empty() && sides.right_begin > 0 &&
           width(sides.right_begin, last()) < right) {
        --sides.right_begin;
    }
    if (sides.left_end >= sides.right_begin) {
        return {};
    }
    return sides;
}

std::optional<lxw_col_t> Geometry::place(std::string const& id) const
{
    auto const found = std::ranges::find(m_ids, id);
    return found == m_ids.end() ? std::nullopt
                                : std::optional(static_cast<lxw_col_t>(found - m_ids.begin()));
}
