#pragma once

#include "form/draft/sheet_view.hpp"

#include <optional>
#include <string>

namespace gopbieu::draft {

/// The number that a place in a row of column numbers begins with: "4(=2*100/3)" gives "4",
/// "(1)" "1", "A" "A". Excel takes a typed "(1)" for -1.
std::optional<std::string> printed_number(std::string_view text);

/// Whether a row numbers the columns: "1 2 3 4(=2*100/3)", "A B 1 2", slips and a few blanks
/// forgiven. A row of the table never numbers nearly all its places upwards.
bool is_number_row(SheetView const& view, std::uint32_t row, Span columns);

} // namespace gopbieu::draft
