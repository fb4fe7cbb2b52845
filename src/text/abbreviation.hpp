#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

inline constexpr std::size_t most_readings = 16;

/// The full readings of a label with abbreviations ("Trđó: số ĐV" as "trong đó: số đảng viên" and
/// "trong đó: số đơn vị"), the most likely first; nothing when the text has none. Abbreviations of
/// two meanings give several readings, at most most_readings: the caller knows which labels there
/// are, and compares keys.
std::vector<std::string> expand_abbreviations(std::string_view valid_utf8);

} // namespace gopbieu
