#pragma once

#include "workbook/workbook.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// A cell for which the library has no words: it wrote a stand-in, which is put right afterwards.
struct StandIn {
    CellRef where;
    std::string_view type;            ///< of the cell: "b", "e"; empty: as the library wrote it
    std::optional<std::string> value; ///< empty text: none is known; unset: stays
    std::optional<CellRange> array;   ///< the cells that its array formula fills
};

/// What a sheet part is to hold beside the cells that the library wrote.
struct SheetPlan {
    Sheet const* sheet = nullptr; ///< merges and looks
    std::vector<StandIn> stand_ins;
    bool active = false;
    std::size_t overlays = 0; ///< how many overlays of other workbooks stand before its own
};

/// The sheet part: cells, styles and drawings as the library wrote them, everything else from
/// looks.
std::string finished_sheet(std::string_view part, SheetPlan const& plan);

} // namespace gopbieu
