#include "publish/package/shared_texts.hpp"

#include "publish/package/font_xml.hpp"
#include "publish/package/xml_element.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

constexpr std::size_t most_letters = 32'767; ///< Excel's limit for one cell

bool is_blank(char character)
{
    return character == ' ' || character == '\t' || character == '\n';
}

// Blanks at either end would be lost without a word for them.
void append_text(std::string& out, std::string_view text)
{
    bool const keeps_blanks = !text.empty() && (is_blank(text.front()) || is_blank(text.back()));
    out += keeps_blanks ? "<t xml:space=\"preserve\">" : "<t>";
    append_xstring(out, text);
    out += "</t>";
}

} // namespace

void SharedTexts::check_length(std::string_view text)
{
    if (text.size() > most_letters) {
        auto const letters = std::ranges::count_if(text, [](char character) {
            return (static_cast<unsigned char>(character) & 0xC0U) != 0x80U;
        });
        m_too_long = m_too_long || static_cast<std::size_t>(letters) > most_letters;
    }
}

std::uint32_t SharedTexts::number_of(std::string_view text)
{
    auto const [known, fresh] = m_numbers.try_emplace(text, m_count);
    if (fresh) {
        ++m_count;
        check_length(text);
        m_items += "<si>";
        append_text(m_items, text);
        m_items += "</si>";
    }
    return known->second;
}

// A run without a font of its own is given the cell's: programs disagree on what else it has.
std::uint32_t SharedTexts::add(RichText const& rich, std::string_view text, Font const& own)
{
    check_length(text);
    m_items += "<si>";
    bool any = false;
    for (auto const& run : rich.runs) {
        if (run.text.empty()) {
            continue;
        }
        m_items += "<r>";
        append_run_font(m_items, run.font.value_or(own));
        append_text(m_items, run.text);
        m_items += "</r>";
        any = true;
    }
    m_items += any ? "</si>" : "<t/></si>";
    return m_count++;
}

std::string SharedTexts::part() const
{
    std::string out(part_start);
    {
        XmlElement list(out, "sst");
        list.plain("xmlns", "http://schemas.openxmlformats.org/spreadsheetml/2006/main")
            .whole("count", m_uses)
            .whole("uniqueCount", m_count);
        list.inside() += m_items;
    }
    return out;
}

RichText const* DraftTexts::rich_text_of(std::uint32_t text) const
{
    if (m_workbook.looks == nullptr) {
        return nullptr;
    }
    auto const& rich_texts = m_workbook.looks->rich_texts;
    auto const found = std::ranges::lower_bound(rich_texts, text, {}, &RichText::text);
    return found != rich_texts.end() && found->text == text ? &*found : nullptr;
}

std::uint32_t DraftTexts::number_of(Cell const& cell)
{
    m_all.use();
    auto& number = m_numbers[cell.text_];
    if (number == unknown) {
        auto const* const rich = rich_text_of(cell.text_);
        if (rich == nullptr) {
            number = m_all.number_of(m_workbook.text(cell));
            return number;
        }
        auto const& looks = *m_workbook.looks;
        // Fonts of runs are the text's, but those that have none take the cell's: not shared.
        auto const& own = looks.fonts[looks.styles[cell.style].font];
        return m_all.add(*rich, m_workbook.text(cell), own);
    }
    return number;
}

std::uint32_t DraftTexts::number_of(std::string_view text)
{
    m_all.use();
    return m_all.number_of(text);
}

} // namespace gopbieu
