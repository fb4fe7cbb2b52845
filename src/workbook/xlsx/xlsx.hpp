#pragma once

#include "workbook/read.hpp"

namespace gopbieu {

/// Reads an Office Open XML workbook (.xlsx, .xlsm, .xltx, .xltm; transitional and strict).
Result<Workbook> read_xlsx(std::span<char const> bytes, ReadOptions const& options);

} // namespace gopbieu
