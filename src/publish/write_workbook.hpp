#pragma once

#include "base/result.hpp"
#include "org/campaign.hpp"
#include "publish/draft.hpp"

#include <filesystem>
#include <span>
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

/// Draws drafts, one behind the other, as the bytes of one .xlsx file. Names of sheets must differ:
/// see keep_names_apart(). `scratch` is a file that may be written in the meantime; it is removed.
Result<std::string> draw_workbook(std::span<SheetDraft const> drafts,
                                  WorkbookFrame const& frame,
                                  std::filesystem::path const& scratch);

/// The same as a file, which appears whole or not at all.
Trouble write_workbook(std::span<SheetDraft const> drafts,
                       WorkbookFrame const& frame,
                       std::filesystem::path const& file);

/// Before several drafts go into one file: sheets of the same name get different ones, and names of
/// cells that two drafts use in different senses become names of their sheets. Formulas follow.
void keep_names_apart(std::vector<SheetDraft>& drafts);

} // namespace gopbieu
