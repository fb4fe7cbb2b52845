#pragma once

// Lines of a table that are the same row: printed again, or two of one name.

#include "intake/line_reader.hpp"

#include <vector>

namespace gopbieu {

/// A line and those of `same` that stand further down and have figures; without the line itself
/// where only others have any.
std::vector<Line const*> lines_of_row(Line const& line, std::vector<Line const*> const& same);

/// Whether a row may stand twice because it was printed again.
bool may_be_printed_again(FormDefinition const& form, Line const& first, Line const& other);

/// Whether one of the lines is named in a row of the sheet.
bool any_named_in(TableSource const& source,
                  std::vector<Line const*> const& lines,
                  std::uint32_t row);

/// Whether an answer lets all lines of one name stand.
bool may_keep_all(Answer const& answer, ReadLine const& as);
/// By what an answer about a row is offered again.
std::string topic_of(ReadLine const& as);

} // namespace gopbieu
