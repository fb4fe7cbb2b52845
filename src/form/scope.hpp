#pragma once

// What the names of an expression are in a form, as far as its schema alone tells; where rules are
// worked out is said in places.hpp.

#include "form/form.hpp"

#include <cstdint>
#include <vector>

namespace gopbieu {

/// What a name is in a form.
enum class NameKind : std::uint8_t {
    unknown,
    column, ///< the figure of that column in the row of the place
    row,    ///< the figure of that row in the column of the place
    cell    ///< "row.column": one figure, wherever the place is
};

/// By ids alone; whether there are figures is holds_figures().
NameKind kind_of(FormDefinition const& form, Reference const& reference);
bool holds_figures(FormDefinition const& form, Reference const& reference);
bool holds_figures(Row const& row);

/// The names of "a..b" as targets_of() finds them; empty when it is no range.
std::vector<Reference> names_in_range(FormDefinition const& form, Expression const& range);

} // namespace gopbieu
