#pragma once

#include "publish/package/sheet_data.hpp"

#include <string>
#include <string_view>

namespace gopbieu {

/// One sheet of a package.
struct SheetPlan {
    Page const* page = nullptr;
    std::size_t draft = 0; ///< number of the draft that it comes from
};

/// The sheet part. `drawn` is that of the library, which knows of drawings and comments.
/// `overlays`: how many overlays of other workbooks stand before its own.
std::string
finished_sheet(std::string_view drawn, SheetCells const& cells, bool active, std::size_t overlays);

} // namespace gopbieu
