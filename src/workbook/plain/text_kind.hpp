#pragma once

#include "workbook/read.hpp"

#include <string>
#include <string_view>

namespace gopbieu {

/// What kind of workbook a text file is: fods, spreadsheetml, html, csv, or unknown. Told by the
/// root element or the first tags, and for CSV by its shape; the last question to ask of a file.
FileKind text_kind(std::span<char const> bytes);

/// The first start tag of a document ("<Workbook xmlns=…>"), behind byte order mark, blanks,
/// declarations and comments; empty when something else comes first.
std::string_view first_tag(std::string_view text);

/// The encoding that an XML declaration names; empty for none.
std::string_view declared_encoding(std::string_view text);

} // namespace gopbieu
