#pragma once

#include "base/result.hpp"
#include "workbook/limits.hpp"
#include "workbook/string_pool.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace gopbieu {

class XmlScanner;

/// Undoes Excel's own escapes in texts: `_x000D_` stands for the character U+000D. XML cannot
/// carry such characters; the underscore of a literal `_x000D_` is itself escaped as `_x005F_`.
std::string undo_x_escapes(std::string_view text);

/// Collects the text of a string item (`<si>`, `<is>`): all `<t>` of it and its rich runs, phonetic
/// runs (`<rPh>`) left out. The scanner stands behind the item's start tag and is moved behind its
/// end tag.
bool read_rich_string(XmlScanner& xml, std::string& into);

/// Turns raw element text (entities, line ends, x-escapes) into a clean text of the pool. Raw text
/// that needs no change and lies in adopted memory is taken without copying.
/// Nothing when the bytes are no UTF-8.
std::optional<std::uint32_t> add_raw_text(StringPool& pool, std::string_view raw, bool lasting);

/// The same for text whose entities are resolved already.
std::optional<std::uint32_t> add_plain_text(StringPool& pool, std::string_view text);

} // namespace gopbieu
