#pragma once

#include "form/form.hpp"
#include "intake/submission.hpp"

#include <optional>

namespace gopbieu {

/// A submission as one of the form's own edition: of another edition only the figures that a map
/// of the form names, under the form's ids. Nothing when the form has no map for that edition,
/// because figures of two editions are never added by likeness of names.
std::optional<Submission> as_edition_of(Submission const& submission, FormDefinition const& form);

} // namespace gopbieu
