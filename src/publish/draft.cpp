#include "publish/draft.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace gopbieu {

Sheet copy_of(Sheet const& sheet)
{
    Sheet copy;
    copy.name = sheet.name;
    copy.visibility = sheet.visibility;
    copy.cells = sheet.cells;
    copy.formulas = sheet.formulas;
    copy.merges = sheet.merges;
    copy.hidden_rows = sheet.hidden_rows;
    copy.hidden_columns = sheet.hidden_columns;
    if (sheet.looks != nullptr) {
        copy.looks = std::make_unique<SheetLooks>(*sheet.looks);
    }
    return copy;
}

SheetDraft draft_of(Workbook const& workbook)
{
    SheetDraft draft;
    draft.workbook = &workbook;
    draft.names = workbook.names;
    for (std::size_t index = 0; index < workbook.sheets.size(); ++index) {
        auto& page = draft.pages.emplace_back();
        page.source = index;
        page.sheet = copy_of(workbook.sheets[index]);
    }
    return draft;
}

std::uint32_t style_of_place(Sheet const& sheet, CellRef where)
{
    if (sheet.looks == nullptr) {
        return 0;
    }
    auto const& looks = *sheet.looks;
    auto const row = std::ranges::lower_bound(looks.rows, where.row, {}, &RowLooks::row);
    if (row != looks.rows.end() && row->row == where.row && row->style) {
        return *row->style;
    }
    for (auto const& one : looks.columns) {
        if (where.column >= one.columns.first && where.column <= one.columns.last) {
            return one.style;
        }
    }
    return 0;
}

double stored(Exact const& number)
{
    std::array<char, 64> digits{};
    auto const done = std::to_chars(digits.data(),
                                    digits.data() + digits.size(),
                                    number.to_double(),
                                    std::chars_format::general,
                                    15);
    double value = 0;
    std::from_chars(digits.data(), done.ptr, value);
    return value;
}

} // namespace gopbieu
