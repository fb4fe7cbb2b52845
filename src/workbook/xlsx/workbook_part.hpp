#pragma once

#include "base/result.hpp"
#include "workbook/limits.hpp"
#include "workbook/workbook.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// A tab as the workbook part lists it.
struct SheetEntry {
    std::string name;
    std::string relation; ///< r:id
    Visibility visibility = Visibility::visible;
};

/// Reads the workbook part: tabs, date system, defined names.
Result<std::vector<SheetEntry>> read_workbook_part(std::string_view part,
                                                   std::string_view name,
                                                   Limits const& limits,
                                                   Workbook& into);

} // namespace gopbieu
