#pragma once

#include "form/draft/sketch.hpp"

namespace gopbieu::draft {

/// What the formulas in the row of column numbers or in the labels say: "2 (=3+4)" is a rule,
/// "4(=2*100/3)" a way. A sum that counts a "trong đó" column beside its whole is doubtful: the
/// rule leaves that column out and says so.
void use_column_formulas(Sketch& sketch);

/// A column's formula as a ratio or a formula; false when it cannot be one.
bool set_rate(Sketch& sketch,
              std::size_t column,
              std::string const& part,
              std::string const& whole);

} // namespace gopbieu::draft
