#include "publish/blank/unlock.hpp"

#include <algorithm>
#include <map>

namespace gopbieu {

namespace {

// Styles of a workbook once more, unlocked.
class UnlockedStyles {
public:
    explicit UnlockedStyles(Workbook& workbook) : m_workbook(workbook) {}

    std::uint32_t of(std::uint32_t style)
    {
        auto& styles = m_workbook.looks->styles;
        if (!styles[style].locked) {
            return style;
        }
        auto const [place, fresh] =
            m_known.try_emplace(style, static_cast<std::uint32_t>(styles.size()));
        if (fresh) {
            auto open = styles[style];
            open.locked = false;
            styles.push_back(open);
            m_workbook.style_formats.push_back(m_workbook.style_formats[style]);
        }
        return place->second;
    }

private:
    Workbook& m_workbook;
    std::map<std::uint32_t, std::uint32_t> m_known;
};

void unlock(BlankSheet const& sheet, CellRef where, UnlockedStyles& styles)
{
    auto& cells = sheet.page().sheet.cells;
    // A merged cell is unlocked as a whole.
    CellRange area{where, where};
    for (auto const& merge : sheet.page().sheet.merges) {
        area = merge.contains(where) ? merge : area;
    }
    for (auto row = area.first.row; row <= area.last.row; ++row) {
        for (auto column = area.first.column; column <= area.last.column; ++column) {
            CellRef const one{row, column};
            auto at = std::ranges::lower_bound(cells, one, {}, &Cell::where);
            if (at == cells.end() || at->where() != one) {
                Cell made;
                made.row = row;
                made.column = static_cast<std::uint16_t>(column);
                at = cells.insert(at, made);
            }
            at->style = styles.of(at->style);
        }
    }
}

} // namespace

void unlock_inputs(BlankSheet const& sheet)
{
    UnlockedStyles styles(sheet.workbook());
    for (auto const& row : sheet.rows()) {
        for (std::size_t column = 0; column < sheet.form().columns.size(); ++column) {
            if (sheet.input(row, column)) {
                unlock(sheet, *sheet.cell(row, column), styles);
            }
        }
    }
    auto& protection = sheet.looks().protection;
    protection.on = true;
    protection.allowed = {
        "selectLockedCells", "selectUnlockedCells", "formatColumns", "formatRows"};
}

} // namespace gopbieu
