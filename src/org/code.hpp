#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// The code of a unit as it is compared and kept. Codes are texts, because they begin with zeros.
/// Organisation codes of 14 digits are written with and without dots ("38.168.053.000.001"): both
/// are the same code, kept without.
std::string plain_code(std::string_view written);

/// Whether it is an organisation code: province (2 digits), district level (3), base organisation
/// (3), committee below it (3, zeros if none), cell (3).
bool is_organisation_code(std::string_view plain);

/// Whether the groups of an organisation code say that it belongs below another one. A code whose
/// groups are all used stands above nothing.
bool stands_below(std::string_view plain, std::string_view above);

/// "01; 02": several codes in one cell.
std::vector<std::string> split_codes(std::string_view text);

} // namespace gopbieu
