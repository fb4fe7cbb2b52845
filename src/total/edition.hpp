#pragma once

#include "form/form.hpp"
#include "intake/submission.hpp"

#include <cstddef>

namespace gopbieu {

/// A submission of another edition, in the rows and columns of this one.
struct MappedSubmission {
    Submission submission;
    std::size_t left_out = 0; ///< figures that have no place here
};

/// Only what the map names is taken over; where it names no rows, those that both editions have.
/// Two figures that come together in one cell are added where the cell adds up, else the first
/// stays and the other is left out.
MappedSubmission
map_edition(Submission const& submission, EditionMap const& map, FormDefinition const& form);

/// The map of a form for an edition; null when it has none.
EditionMap const* find_map(FormDefinition const& form, std::string_view edition);

} // namespace gopbieu
