#pragma once

// The library draws cells, styles, pictures and comments and packs a workbook; what it has no words
// for is put into the parts of that package afterwards.

#include "base/result.hpp"
#include "publish/package/finish_sheet.hpp"
#include "publish/package/styles_xml.hpp"

#include <span>

namespace gopbieu {

struct PackagePlan {
    std::vector<SheetPlan> sheets; ///< in the order in which the library got them
    std::vector<DefinedName> names;
    std::map<int, StylePlan> styles; ///< by their number in the file
    std::vector<OverlayStyle const*> overlays;
    std::size_t active_sheet = 0;
    bool structure_locked = false;
    PasswordHash structure_password;
};

/// The package with everything in it.
Result<std::string> finished_package(std::span<char const> package, PackagePlan const& plan);

/// A drawing part with its pictures exactly where they were.
std::string finished_drawing(std::string_view part, std::vector<Picture> const& pictures);

} // namespace gopbieu
