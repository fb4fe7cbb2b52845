#pragma once

#include "intake/form_index.hpp"
#include "text/legacy_charset.hpp"
#include "workbook/workbook.hpp"

#include <string>
#include <vector>

namespace gopbieu {

/// A text of a workbook as intake compares it.
struct TextKey {
    std::string key; ///< key_with_accents() of the readable text; empty for texts too long
    LabelId label = no_label;
    /// Of a text in an old font what it says; else text is empty and the original is readable.
    LegacyText legacy;
};

/// The texts of one workbook, each keyed once however often and on however many sheets it stands.
class TextKeys {
public:
    TextKeys(Workbook const& workbook, FormIndex const& index);

    TextKey const& of(Cell const& cell) { return of(cell.text_); }
    TextKey const& of(std::uint32_t text);
    /// The text itself, decoded where it was in an old font.
    std::string_view readable(Cell const& cell);

    [[nodiscard]] FormIndex const& index() const { return m_index; }

private:
    TextKey make(std::string_view text) const;

    Workbook const& m_workbook;
    FormIndex const& m_index;
    std::vector<TextKey> m_keys;
    std::vector<bool> m_made;
};

} // namespace gopbieu
