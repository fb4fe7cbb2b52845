#pragma once

// Puts into a package that the library drew what it knows nothing of: rows and cells with their
// texts, the frame of each sheet, its rules and links, names, locks, properties.

#include "publish/package/finish_sheet.hpp"
#include "publish/skeleton.hpp"
#include "publish/workbook_frame.hpp"

namespace gopbieu {

/// What a package takes from one draft.
struct DraftPlan {
    Workbook const* workbook = nullptr;
    DraftStyles styles;
    std::size_t overlays = 0; ///< how many of other workbooks stand before its own
};

struct PackagePlan {
    WorkbookFrame const* frame = nullptr;
    std::vector<DraftPlan> drafts;
    std::vector<SheetPlan> sheets; ///< in the order of the tabs
    std::vector<DefinedName> names;
    std::vector<OverlayStyle const*> overlays;
    std::size_t active_sheet = 0;
    bool structure_locked = false;
    PasswordHash structure_password;
};

/// The package with everything in it. `file` is what a problem names.
Result<std::string> finished_package(Skeleton const& skeleton,
                                     PackagePlan const& plan,
                                     std::filesystem::path const& file);

/// A drawing part with its pictures exactly where they were.
std::string finished_drawing(std::string_view part, std::vector<Picture> const& pictures);

} // namespace gopbieu
