#include "publish/draft_styles.hpp"

namespace gopbieu {

CellDress dress_of(Workbook const& workbook, std::uint32_t style)
{
    Cell cell;
    cell.style = style;
    CellDress dress;
    dress.format = workbook.format(cell).code;
    if (workbook.looks == nullptr || style >= workbook.looks->styles.size()) {
        return dress;
    }
    auto const& looks = *workbook.looks;
    auto const& wanted = looks.styles[style];
    if (wanted.font < looks.fonts.size()) {
        dress.font = looks.fonts[wanted.font];
    }
    if (wanted.fill < looks.fills.size()) {
        dress.fill = looks.fills[wanted.fill];
    }
    if (wanted.border < looks.borders.size()) {
        dress.border = looks.borders[wanted.border];
    }
    dress.alignment = wanted.alignment;
    dress.locked = wanted.locked;
    dress.formula_hidden = wanted.formula_hidden;
    dress.quote_prefix = wanted.quote_prefix;
    return dress;
}

DraftStyles::DraftStyles(SheetDraft const& draft, std::vector<CellDress>& dresses)
{
    use(0);
    for (auto const& page : draft.pages) {
        use_all(page);
    }
    for (std::uint32_t style = 0; style < m_numbers.size(); ++style) {
        if (m_numbers[style] != 0) {
            m_numbers[style] = static_cast<std::uint32_t>(dresses.size());
            dresses.push_back(dress_of(*draft.workbook, style));
        }
    }
    for (auto const& page : draft.pages) {
        paint_all(page, *draft.workbook, dresses);
    }
}

void DraftStyles::use(std::uint32_t style)
{
    if (style >= m_numbers.size()) {
        m_numbers.resize(style + 1);
    }
    m_numbers[style] = 1;
}

void DraftStyles::use_all(Page const& page)
{
    for (auto const& cell : page.sheet.cells) {
        use(cell.style);
    }
    if (page.sheet.looks != nullptr) {
        for (auto const& one : page.sheet.looks->columns) {
            use(one.style);
        }
        for (auto const& one : page.sheet.looks->rows) {
            use(one.style.value_or(0));
        }
    }
}

void DraftStyles::paint_all(Page const& page,
                            Workbook const& workbook,
                            std::vector<CellDress>& dresses)
{
    for (auto const& [where, color] : page.paint) {
        auto const* const cell = page.sheet.find(where);
        auto const style = cell != nullptr ? cell->style : style_of_place(page.sheet, where);
        auto const next = static_cast<std::uint32_t>(dresses.size());
        if (m_painted.try_emplace({style, color}, next).second) {
            auto& dress = dresses.emplace_back(dress_of(workbook, style));
            dress.fill = Fill();
            dress.fill.pattern = 1;
            dress.fill.foreground = color;
        }
    }
}

void DraftStyles::tell_numbers(std::vector<std::uint32_t> const& of_dresses)
{
    // Styles that are not used have the number of the first dress: nobody asks for them.
    for (auto& number : m_numbers) {
        number = of_dresses[number];
    }
    for (auto& [key, number] : m_painted) {
        number = of_dresses[number];
    }
}

} // namespace gopbieu
