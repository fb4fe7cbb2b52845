#pragma once

#include "base/finding.hpp"
#include "workbook/cell_ref.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gopbieu {

/// How a point is shown to the unit. In the order in which points are listed.
enum class PointKind : std::uint8_t {
    error,
    question, ///< stays out until somebody has answered or corrected it
    explain,
    note
};

/// What became of a point since the unit's last submission of the form.
enum class PointNews : std::uint8_t {
    first, ///< there was none before
    again,
    fresh
};

/// A finding as the unit reads it.
struct Point {
    PointKind kind = PointKind::note;
    PointNews news = PointNews::first;
    std::string code;
    std::string sheet; ///< empty: of the whole file
    std::optional<CellRef> cell;
    std::vector<CellRef> concerned; ///< other cells that it speaks of
    std::string row, column;        ///< as printed; empty where it is not about one
    std::string found, expected, repair;
    std::string words;
};

/// What is said of one form in a file, and what was said of the unit's submission before it.
struct PointsOf {
    std::vector<Finding> now;
    std::vector<Finding> before;
    bool compared = false; ///< there was one before
};

struct PointList {
    std::vector<Point> points;
    std::vector<std::string> cured; ///< what was said before and is not any more, in short

    [[nodiscard]] std::size_t count(PointKind kind) const;
    [[nodiscard]] std::size_t count(PointNews news) const; ///< notes left out
};

/// The points in the order of their weight, sheets and cells. What a typing slip may have been
/// stands with the fault that it would mend.
PointList points_of(PointsOf const& said, Language language);

/// Lists of several forms of one file become one.
void join(PointList& to, PointList more);

std::string words(PointKind kind, Language language);

} // namespace gopbieu
