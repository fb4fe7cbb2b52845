#pragma once

// The first sheet of a return copy: each point with a link to its cell.

#include "publish/back/point.hpp"
#include "publish/draft.hpp"
#include "publish/plain_book.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// The column of the sheet that is for us alone: the mark, and what cells looked like.
inline constexpr std::uint32_t points_hidden_column = 14;

/// What stands above the list.
struct PointsHead {
    std::vector<std::string> lines;
    bool compared = false; ///< there was a submission before
};

/// The colour of a cell that a point is about, and of one that has to do with it.
std::uint32_t colour_of(PointKind kind);
std::uint32_t pale_colour_of(PointKind kind);
/// Whether one of these colours is behind a cell.
bool is_point_colour(Fill const& fill);

/// What a cell had behind it before it was painted, to be given back when the file returns.
using OldFills = std::map<std::pair<std::string, CellRef>, Fill>; ///< by sheet and cell

/// Writes the sheet into a book; `links` says whether the workbook with the cells follows it.
/// Gives back the colours of its own cells.
std::map<CellRef, std::uint32_t> write_points(PlainSheet& sheet,
                                              PointsHead const& head,
                                              std::vector<Point> const& points,
                                              OldFills const& fills,
                                              bool links,
                                              Language language);

/// What the sheet of an earlier return copy says of colours.
OldFills old_fills_in(Workbook const& workbook, Sheet const& points);

} // namespace gopbieu
