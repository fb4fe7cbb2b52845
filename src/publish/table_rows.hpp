#pragma once

#include "publish/publish.hpp"

namespace gopbieu {

/// The rows of a keyed form's or a list's template that are there to be written in: from the header
/// to the total row, or to the last that looks like a row.
Span body_rows(Template const& blank);

/// Panels that share their rows; a header that is printed again further down has its own.
std::size_t panels_side_by_side(Table const& table);

} // namespace gopbieu
