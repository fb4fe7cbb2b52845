#pragma once

#include "base/result.hpp"
#include "publish/draft.hpp"
#include "publish/skeleton.hpp"
#include "publish/workbook_frame.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace gopbieu {

/// Draws drafts, one behind the other, as the bytes of one .xlsx file. Names of sheets must differ:
/// see keep_names_apart(). `scratch` is a file that may be written in the meantime; it is removed.
Result<std::string> draw_workbook(std::span<SheetDraft const> drafts,
                                  WorkbookFrame const& frame,
                                  std::filesystem::path const& scratch);
/// For many workbooks that look alike: what the library drew for one serves the next.
Result<std::string> draw_workbook(std::span<SheetDraft const> drafts,
                                  WorkbookFrame const& frame,
                                  std::filesystem::path const& scratch,
                                  Skeletons& skeletons);

/// The same as a file, which appears whole or not at all.
Trouble write_workbook(std::span<SheetDraft const> drafts,
                       WorkbookFrame const& frame,
                       std::filesystem::path const& file);
Trouble write_workbook(std::span<SheetDraft const> drafts,
                       WorkbookFrame const& frame,
                       std::filesystem::path const& file,
                       Skeletons& skeletons);

/// Before several drafts go into one file: sheets of the same name get different ones, and names of
/// cells that two drafts use in different senses become names of their sheets. Formulas follow.
void keep_names_apart(std::vector<SheetDraft>& drafts);

} // namespace gopbieu
