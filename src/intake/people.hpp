#pragma once

#include <string_view>

namespace gopbieu {

/// Whether a column with this label (a key_with_accents()) lists people one by one: names,
/// birthdays, identity numbers. Such data is not copied on.
bool names_people(std::string_view key);

} // namespace gopbieu
