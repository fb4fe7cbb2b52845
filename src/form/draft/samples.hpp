#pragma once

#include "form/draft/sketch.hpp"

#include <string>

namespace gopbieu::draft {

/// "tong = nam + nu", "cb_3 + cb_4_5 <= so_chi_bo".
std::string rule_text(SketchRule const& rule);

/// The right side of it: "nam + nu".
std::string sum_text(SketchRule const& rule);

/// Figures under which the rule holds, and under which it does not: {tong: 4, nam: 2, nu: 2}.
std::string passing_sample(SketchRule const& rule);
std::string failing_sample(SketchRule const& rule);

} // namespace gopbieu::draft
