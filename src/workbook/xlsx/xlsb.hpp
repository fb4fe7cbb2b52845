#pragma once

#include "workbook/read.hpp"

namespace gopbieu {

class ZipArchive;

/// Tells a binary workbook from an XML one: both are ZIP packages.
bool holds_xlsb(ZipArchive const& archive);

/// Reads an Excel binary workbook (.xlsb): BIFF12 records in the parts of a ZIP package.
///
/// Values depth; looks, properties and pictures are not read. Formulas keep their cached values.
Result<Workbook> read_xlsb(std::span<char const> bytes, ReadOptions const& options);

} // namespace gopbieu
