#pragma once

#include "base/result.hpp"
#include "org/campaign.hpp"
#include "publish/page.hpp"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace gopbieu {

struct WorkbookFrame {
    Moment created; ///< from the campaign, never the clock: the same input gives the same bytes
    std::string title;
    std::vector<std::pair<std::string, std::string>> properties; ///< custom document properties
};

/// Draws pages into one .xlsx file. The file appears whole or not at all.
Trouble write_workbook(std::vector<Page> const& pages,
                       WorkbookFrame const& frame,
                       std::filesystem::path const& file);

/// What a template holds that write_workbook() does not draw, in words for a list. Asked when a
/// template is loaded, so that nobody learns it on the day of the deadline.
std::vector<std::string> not_drawable(Workbook const& workbook, Language language);

} // namespace gopbieu
