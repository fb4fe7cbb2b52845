#pragma once

#include "base/result.hpp"
#include "publish/back/points_page.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace gopbieu {

/// How much of the unit's workbook a return copy could keep.
enum class CopyKind : std::uint8_t {
    whole,
    without_parts, ///< charts, shapes and the like are missing
    values_only,   ///< the looks could not be drawn
    list_only      ///< nothing but the list of points
};

struct ReturnCopy {
    CopyKind kind = CopyKind::whole;
    std::vector<std::string> lost; ///< parts that are missing, or why only so much was kept
    std::string bytes;
};

/// The unit's own workbook with the cells of the points coloured and commented, and the list of all
/// points in front. What an earlier return copy had added to it is taken out first. `scratch`: a
/// file that may be written in the meantime.
Result<ReturnCopy> mark_workbook(Workbook workbook,
                                 PointsHead const& head,
                                 std::vector<Point> const& points,
                                 Language language,
                                 std::filesystem::path const& scratch);

} // namespace gopbieu
