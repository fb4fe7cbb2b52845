#pragma once

#include "base/catalogue.hpp"
#include "base/exact.hpp"

#include <string>

namespace gopbieu {

/// A number as people write it: "94,6" in Vietnamese, "94.6" in English; rounded to four decimals
/// where it has more.
std::string shown(Exact const& number, Language language = Language::vietnamese);

} // namespace gopbieu
