#include "intake/unknown_row.hpp"

#include "base/catalogue/intake.hpp"
#include "base/nearest.hpp"
#include "intake/table_cells.hpp"

#include <vector>

namespace gopbieu {

Answer const* ask_for_row(TableSource const& source, Line const& line, std::string const& text)
{
    auto const place = to_a1(name_place(source, line));
    if (text.empty()) {
        return source.remarks.ask(
            say::row_without_key,
            place,
            {{"expected", source.form.columns[source.form.key_column].label()}});
    }
    if (line.kind == LineKind::unclear) {
        std::string candidates;
        for (auto const row : line.candidates) {
            candidates += (candidates.empty() ? "" : "; ") + row_path(source.form, row);
        }
        return source.remarks.ask(
            say::row_unclear, place, {{"found", text}, {"candidates", candidates}}, text);
    }
    std::vector<std::string_view> labels;
    for (auto const& row : source.form.rows) {
        labels.emplace_back(row.label);
    }
    auto const near = nearest(text, labels);
    return source.remarks.ask(
        say::row_unknown,
        place,
        {{"found", text},
         {"hint", near.empty() ? std::string() : " (gần nhất: '" + std::string(near) + "')"}},
        text);
}

} // namespace gopbieu
