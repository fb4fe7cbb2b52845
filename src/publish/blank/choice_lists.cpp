#include "publish/blank/choice_lists.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

constexpr std::string_view lists_sheet = "_danh muc";

std::string list_name(std::size_t list)
{
    return "_gopbieu_ds" + std::to_string(list + 1);
}

} // namespace

std::string ChoiceLists::name_of(std::vector<std::string> const& list)
{
    auto found = std::ranges::find(m_lists, list);
    if (found == m_lists.end()) {
        m_lists.push_back(list);
        found = std::prev(m_lists.end());
    }
    return list_name(static_cast<std::size_t>(found - m_lists.begin()));
}

SheetDraft ChoiceLists::draft(Workbook& workbook) const
{
    workbook.looks = std::make_unique<Looks>();
    workbook.looks->fonts.resize(1);
    workbook.looks->fills.resize(1);
    workbook.looks->borders.resize(1);
    workbook.looks->styles.resize(1);
    workbook.formats.resize(1);
    workbook.style_formats = {0};
    auto& sheet = workbook.sheets.emplace_back();
    sheet.name = lists_sheet;
    sheet.visibility = Visibility::very_hidden;
    sheet.looks = std::make_unique<SheetLooks>();
    for (std::size_t list = 0; list < m_lists.size(); ++list) {
        for (std::size_t item = 0; item < m_lists[list].size(); ++item) {
            Cell cell;
            cell.row = static_cast<std::uint32_t>(item);
            cell.column = static_cast<std::uint16_t>(list);
            cell.kind = CellKind::text;
            cell.text_ = workbook.texts.add(m_lists[list][item]);
            sheet.cells.push_back(cell);
        }
        CellRange const range{{0, static_cast<std::uint32_t>(list)},
                              {static_cast<std::uint32_t>(m_lists[list].size() - 1),
                               static_cast<std::uint32_t>(list)}};
        auto const column = column_letters(range.first.column);
        workbook.names.push_back({list_name(list),
                                  "'" + std::string(lists_sheet) + "'!$" + column + "$1:$" +
                                      column + "$" + std::to_string(m_lists[list].size()),
                                  -1,
                                  true});
    }
    sort_cells(sheet.cells);
    return draft_of(workbook);
}

} // namespace gopbieu
