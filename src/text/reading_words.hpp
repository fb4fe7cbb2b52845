#pragma once

#include "base/catalogue.hpp"
#include "text/legacy_charset.hpp"
#include "text/read_date.hpp"
#include "text/read_number.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// The catalogue's entry for a repair or doubt.
Say name_of(Repair repair);
Say name_of(Doubt doubt);
Say name_of(DateRepair repair);
Say name_of(DateDoubt doubt);

/// What is told about a reading: {found} is the cell's text, {value} what it was read as, {likely}
/// the possible values. Nothing about what was certain, blank, missing or not applicable. Of a
/// number that was merely kept as text and repaired otherwise too, only the other repairs are told.
std::vector<Problem> findings_of(NumberReading const& reading, std::string_view found);
std::vector<Problem> findings_of(DateReading const& reading, std::string_view found);

/// The note or question about a text of an old font.
Problem finding_of(LegacyText const& legacy, std::string_view found);

} // namespace gopbieu
