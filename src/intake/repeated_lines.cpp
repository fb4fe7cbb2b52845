#include "intake/repeated_lines.hpp"

#include "intake/table_cells.hpp"

#include <algorithm>

namespace gopbieu {

std::vector<Line const*> lines_of_row(Line const& line, std::vector<Line const*> const& same)
{
    std::vector<Line const*> places{&line};
    for (auto const* const other : same) {
        if (other > &line && other->figures) {
            places.push_back(other);
        }
    }
    if (places.size() > 1 && !line.figures) {
        places.erase(places.begin());
    }
    return places;
}

// Of a keyed form two rows of one kind may be two units of it; only a page break repeats. A
// name that only comes near another may after all be another row's.
bool may_be_printed_again(FormDefinition const& form, Line const& first, Line const& other)
{
    bool const sure =
        first.likeness <= Likeness::abbreviation && other.likeness <= Likeness::abbreviation;
    return &first == &other || first.panel != other.panel ||
           (form.row_kind == RowKind::fixed && sure);
}

bool any_named_in(TableSource const& source,
                  std::vector<Line const*> const& lines,
                  std::uint32_t row)
{
    return std::ranges::any_of(
        lines, [&](Line const* line) { return name_place(source, *line).row == row; });
}

// Rows of a list are the unit's own, so that two may bear one name ("Chi bộ 1" of two
// committees).
bool may_keep_all(Answer const& answer, ReadLine const& as)
{
    return as.row == nullptr && means_keep(answer.value);
}

// Rows of a list have names only.
std::string topic_of(ReadLine const& as)
{
    return std::string(as.row != nullptr ? as.row_id : as.row_name);
}

} // namespace gopbieu
