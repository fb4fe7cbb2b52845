#pragma once

#include <filesystem>

namespace gopbieu::test {

void run_sql(std::filesystem::path const& database, char const* sql);

/// Turns a ledger of today (its folder, .gopbieu) into what a program of layout 5, 4, 3 or 2 left
/// behind.
void take_back_to_layout(std::filesystem::path const& folder, int layout);

} // namespace gopbieu::test
