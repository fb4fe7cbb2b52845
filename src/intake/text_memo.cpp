#include "intake/text_memo.hpp"

#include "intake/layout.hpp"
#include "text/match_key.hpp"

namespace gopbieu {

namespace {

// No label, name or heading is longer; a longer text is prose.
constexpr std::size_t longest = 1200;

TextKey key_of(std::string_view text, FormIndex const& index)
{
    TextKey made;
    append_key_with_accents(made.key, text);
    made.label = index.find(made.key);
    if (made.label != no_label) {
        return made;
    }
    auto legacy =
        decode_legacy(text, {}, [&](std::string_view words) { return index.knows(words); });
    if (!legacy) {
        return made;
    }
    auto key = key_with_accents(legacy->text);
    auto const label = index.find(key);
    // On little evidence only a label that is found by it proves the decoding.
    if (label != no_label || legacy->sureness == Sureness::certain) {
        made.key = std::move(key);
        made.label = label;
        made.legacy = std::move(*legacy);
    }
    return made;
}

} // namespace

TextMemo::TextMemo() : m_layouts(std::make_unique<LayoutMemo>()) {}
TextMemo::~TextMemo() = default;

KnownText& TextMemo::of(std::string_view text, FormIndex const& index)
{
    if (text.size() > longest) {
        return m_prose;
    }
    auto found = m_texts.find(text);
    if (found == m_texts.end()) {
        found = m_texts.emplace(text, KnownText()).first;
        found->second.text = found->first;
        found->second.key = key_of(text, index);
        m_size += sizeof(KnownText) + 2 * text.size();
    }
    return found->second;
}

} // namespace gopbieu
