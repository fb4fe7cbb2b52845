#pragma once

#include "form/draft/sketch.hpp"

namespace gopbieu::draft {

/// What groups and single columns are to the columns before them: "Trong đó", "Chia ra", a
/// "Tổng số" among its parts, "đã" and "chưa" after "phải".
void guess_column_parts(Sketch& sketch);

/// Whether a rule says already what these terms are to the whole.
bool has_rule(Sketch const& sketch,
              std::string const& whole,
              std::vector<std::string> const& terms);

} // namespace gopbieu::draft
