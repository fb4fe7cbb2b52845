#pragma once

#include "workbook/read.hpp"

namespace gopbieu {

/// Whether bytes are a table written as text: one of `, ; tab |` parts every line into about as
/// many fields (lines above and below the table may have none), or the first line says "sep=". A
/// single column cannot be told from prose by its bytes, so it is none; nor is a lone line of
/// prose with a comma.
bool is_csv(std::span<char const> bytes);

/// Whether bytes are text at all, in any of the encodings that is_csv() knows.
bool is_plain_text(std::span<char const> bytes);

/// Reads such a table: one sheet. UTF-8, UTF-16, windows-1258 and windows-1252.
Result<Workbook> read_csv(std::span<char const> bytes, ReadOptions const& options);

} // namespace gopbieu
