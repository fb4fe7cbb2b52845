#pragma once

#include "workbook/workbook.hpp"

#include <xlsxwriter.h>

namespace gopbieu {

/// A cell style of a workbook as a format of the writing library.
lxw_format* make_format(lxw_workbook* target, Workbook const& workbook, std::uint32_t style);

lxw_color_t lxw_color(std::uint32_t color);

} // namespace gopbieu
