#include "intake/text_keys.hpp"

#include "text/match_key.hpp"

namespace gopbieu {

namespace {

// No label, name or heading is longer; a longer text is prose.
constexpr std::size_t longest = 1200;

} // namespace

TextKeys::TextKeys(Workbook const& workbook, FormIndex const& index)
    : m_workbook(workbook), m_index(index), m_keys(workbook.texts.size()),
      m_made(workbook.texts.size())
{
}

TextKey const& TextKeys::of(std::uint32_t text)
{
    if (!m_made[text]) {
        m_keys[text] = make(m_workbook.texts[text]);
        m_made[text] = true;
    }
    return m_keys[text];
}

std::string_view TextKeys::readable(Cell const& cell)
{
    auto const& key = of(cell);
    return key.legacy.text.empty() ? m_workbook.text(cell) : std::string_view(key.legacy.text);
}

TextKey TextKeys::make(std::string_view text) const
{
    TextKey made;
    if (text.size() > longest) {
        return made;
    }
    append_key_with_accents(made.key, text);
    made.label = m_index.find(made.key);
    if (made.label != no_label) {
        return made;
    }
    auto legacy =
        decode_legacy(text, {}, [this](std::string_view words) { return m_index.knows(words); });
    if (!legacy) {
        return made;
    }
    auto key = key_with_accents(legacy->text);
    auto const label = m_index.find(key);
    // On little evidence only a label that is found by it proves the decoding.
    if (label != no_label || legacy->sureness == Sureness::certain) {
        made.key = std::move(key);
        made.label = label;
        made.legacy = std::move(*legacy);
    }
    return made;
}

} // namespace gopbieu
