#pragma once

#include "workbook/read.hpp"

namespace gopbieu {

/// Reads an Excel binary workbook (.xlsb): BIFF12 records in the parts of a ZIP package.
///
/// Values depth; looks, properties and pictures are not read. Formulas have cached values, and
/// texts but for a few kinds (references to other workbooks, constant arrays, tables).
Result<Workbook> read_xlsb(std::span<char const> bytes, ReadOptions const& options);

} // namespace gopbieu
