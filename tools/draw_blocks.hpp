#pragma once

#include "layout.hpp"
#include "pen.hpp"
#include "table_geometry.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

/// Size of what is printed outside the table, in points.
constexpr double line_size = 13, title_size = 14, small_size = 10;
constexpr double line_height = 19, gap_height = 10;

/// The look of a line outside the table.
CellLook look_of(LineLook look);

/// What stands between the two blocks: a title over all rows that the lines below it leave free.
struct Middle {
    std::string title; ///< empty: nothing stands there
    std::vector<PrintedLine> below;
};

/// Draws two blocks of lines beside each other from row `top` down, and gives the first row below.
/// Nothing when they do not fit. `written` turns what the layout says into what is printed.
std::optional<lxw_row_t> draw_blocks(Pen& pen,
                                     Geometry const& geometry,
                                     Blocks const& blocks,
                                     Middle const& middle,
                                     lxw_row_t top,
                                     std::function<std::string(std::string const&)> const& written);
