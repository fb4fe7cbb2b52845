#include "publish/fill_heading.hpp"

#include "text/match_key.hpp"

namespace gopbieu {

void fill_heading(Page& page,
                  Template const& blank,
                  std::function<std::string(HeadingLine const&)> const& text)
{
    for (auto const& cell : page.sheet.cells) {
        if (cell.row >= blank.table.top()) {
            break;
        }
        if (cell.kind != CellKind::text) {
            continue;
        }
        auto const key = key_with_accents(blank.workbook.text(cell));
        for (auto const& line : blank.form->heading) {
            if (key_with_accents(line.text) == key) {
                page.changes[cell.where()] = {text(line)};
                page.declared.push_back({cell.where(), cell.where()});
            }
        }
    }
}

} // namespace gopbieu
