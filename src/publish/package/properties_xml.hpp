#pragma once

#include "publish/workbook_frame.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// The parts that hold document properties: the core ones, those of office programs, the file's
/// own.
std::string core_properties(WorkbookFrame const& frame);
std::string office_properties(WorkbookFrame const& frame,
                              std::vector<std::string_view> const& sheets);
std::string custom_properties(WorkbookFrame const& frame);

} // namespace gopbieu
