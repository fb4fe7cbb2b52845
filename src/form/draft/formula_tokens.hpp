#pragma once

#include "form/draft/printed_formula.hpp"

namespace gopbieu::draft {

/// A text taken apart into names and signs; nothing when anything else is in it.
std::optional<PrintedFormula> formula_tokens(std::string_view text);

} // namespace gopbieu::draft
