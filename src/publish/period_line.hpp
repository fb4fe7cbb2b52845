#pragma once

#include <string>
#include <string_view>

namespace gopbieu {

/// A printed line of the heading that names the period, filled in: ".....NĂM 20....." and "2023"
/// give "NĂM 2023", "QUÝ … NĂM 20…" and "2025-Q3" give "QUÝ III NĂM 2025". In capitals where the
/// line is. A period that is none of "2023", "2023-H1", "2023-Q3", "2023-11" stands as it is.
std::string period_line(std::string_view printed, std::string_view period);

} // namespace gopbieu
