#pragma once

#include "intake/text_memo.hpp"
#include "workbook/workbook.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gopbieu {

/// The texts of one workbook, each keyed once however often and on however many sheets it stands,
/// and not again where an earlier workbook had it.
class TextKeys {
public:
    TextKeys(Workbook const& workbook, FormIndex const& index);
    TextKeys(TextKeys const&) = delete;
    TextKeys& operator=(TextKeys const&) = delete;
    ~TextKeys() = default;

    TextKey const& of(Cell const& cell) { return of(cell.text_); }
    TextKey const& of(std::uint32_t text) { return known(text).key; }
    /// The text itself, decoded where it was in an old font.
    std::string_view readable(Cell const& cell);
    /// The readable text without accents, as key_plain() makes it; empty where the key is.
    std::string const& plain(Cell const& cell);
    /// years_of_line() of the readable text.
    std::vector<int> const& years(Cell const& cell);
    /// near_label() of the readable text among the labels of a form's header or of its rows.
    std::optional<NearLabel> near(Cell const& cell, std::size_t form, LabelPart part);

    /// All that is known of a text; its `text` is empty where it is too long to be kept.
    KnownText& known(Cell const& cell) { return known(cell.text_); }
    /// Whether the cell's text is this one, which is then known without looking it up.
    bool is(Cell const& cell, KnownText& text);
    /// Sheets that were met; null where none is to be taken for another.
    [[nodiscard]] LayoutMemo* layouts();

    [[nodiscard]] FormIndex const& index() const { return m_index; }

private:
    KnownText& known(std::uint32_t text);

    Workbook const& m_workbook;
    FormIndex const& m_index;
    Shelf<TextMemo>::Loan m_memo;
    std::vector<KnownText*> m_known; ///< by number of the text; null: not asked for yet
};

} // namespace gopbieu
