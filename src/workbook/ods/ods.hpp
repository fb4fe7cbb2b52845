#pragma once

#include "workbook/read.hpp"

namespace gopbieu {

/// Whether a ZIP archive is an OpenDocument package (of any kind: text documents too).
bool is_odf_package(std::span<char const> bytes, Limits const& limits);

/// Reads an OpenDocument spreadsheet (.ods, .ots). Documents of other kinds are named as what
/// they are.
Result<Workbook> read_ods(std::span<char const> bytes, ReadOptions const& options);

/// Reads the same in one XML file (.fods).
Result<Workbook> read_fods(std::span<char const> bytes, ReadOptions const& options);

} // namespace gopbieu
