#include "intake/text_keys.hpp"

#include "intake/period.hpp"
#include "text/match_key.hpp"

namespace gopbieu {

TextKeys::TextKeys(Workbook const& workbook, FormIndex const& index)
    : m_workbook(workbook), m_index(index), m_memo(index.memos()), m_known(workbook.texts.size())
{
}

KnownText& TextKeys::known(std::uint32_t text)
{
    auto*& one = m_known[text];
    if (one == nullptr) {
        one = &m_memo->of(m_workbook.texts[text], m_index);
    }
    return *one;
}

bool TextKeys::is(Cell const& cell, KnownText& text)
{
    auto*& one = m_known[cell.text_];
    if (one != nullptr) {
        return one == &text;
    }
    if (m_workbook.text(cell) != text.text) {
        return false;
    }
    one = &text;
    return true;
}

LayoutMemo* TextKeys::layouts()
{
    return m_index.keeps_layouts() ? &m_memo->layouts() : nullptr;
}

std::string_view TextKeys::readable(Cell const& cell)
{
    auto const& key = of(cell);
    return key.legacy.text.empty() ? m_workbook.text(cell) : std::string_view(key.legacy.text);
}

std::string const& TextKeys::plain(Cell const& cell)
{
    auto& one = known(cell.text_);
    if (one.key.key.empty()) {
        static std::string const none;
        return none;
    }
    if (!one.plain) {
        one.plain = key_plain(readable(cell));
    }
    return *one.plain;
}

std::vector<int> const& TextKeys::years(Cell const& cell)
{
    auto& one = known(cell.text_);
    if (!one.years) {
        auto const years = years_of_line(readable(cell));
        one.years.emplace(years.begin(), years.end());
    }
    return *one.years;
}

std::optional<NearLabel> TextKeys::near(Cell const& cell, std::size_t form, LabelPart part)
{
    auto& one = known(cell.text_);
    auto const& labels = m_index.labels(form);
    auto const& wanted = part == LabelPart::header ? labels.header : labels.body;
    if (one.key.key.empty()) {
        return near_label(readable(cell), m_index, wanted); // not remembered
    }
    for (auto const& known : one.near) {
        if (known.form == form && known.part == part) {
            return known.found;
        }
    }
    auto found = near_label(readable(cell), m_index, wanted);
    one.near.push_back({form, part, found});
    return found;
}

} // namespace gopbieu
