#pragma once

#include "base/result.hpp"
#include "workbook/limits.hpp"
#include "workbook/workbook.hpp"

#include <string_view>

namespace gopbieu {

/// Reads what values need of the styles part: which number format each cell style has.
Trouble read_number_formats(std::string_view part,
                            std::string_view name,
                            Limits const& limits,
                            Workbook& into);

} // namespace gopbieu
