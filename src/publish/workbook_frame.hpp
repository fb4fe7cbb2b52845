#pragma once

#include "org/moment.hpp"
#include "workbook/workbook.hpp"

#include <string>
#include <utility>
#include <vector>

namespace gopbieu {

/// What a file says about itself.
struct WorkbookFrame {
    Moment created; ///< from the campaign, never the clock: the same input gives the same bytes
    std::string title, subject, author, manager, company, category, keywords, comments, status;
    std::vector<std::pair<std::string, std::string>> properties; ///< custom ones
};

/// The frame that a workbook came in.
WorkbookFrame frame_of(Workbook const& workbook);

} // namespace gopbieu
