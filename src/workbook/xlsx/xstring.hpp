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

/// The gate between the texts of a file and the workbook's pool: entities, line ends, Excel's own
/// escapes, UTF-8, NFC. Nothing comes back when the bytes are no UTF-8.
class TextGate {
public:
    explicit TextGate(StringPool& pool) : m_pool(pool) {}

    /// Raw element text. Where nothing has to change and the text lies in memory that the pool has
    /// adopted, it is taken as it lies.
    std::optional<std::uint32_t> add_raw(std::string_view raw, bool lasting);
    /// Text whose entities are resolved already.
    std::optional<std::uint32_t> add_plain(std::string_view text) { return add(text, false); }

private:
    std::optional<std::uint32_t> add(std::string_view text, bool lasting);

    StringPool& m_pool;
    std::string m_folded, m_unescaped, m_composed; ///< scratch, to save allocations
};

} // namespace gopbieu
