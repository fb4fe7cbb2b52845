#pragma once

#include "form/draft/sketch.hpp"

#include <string>

namespace gopbieu::draft {

/// The text of form.yaml. Every guess stands as a comment above what was guessed.
std::string write_draft(Sketch const& sketch, Language language);

} // namespace gopbieu::draft
