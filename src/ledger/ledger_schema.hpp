#pragma once

#include "base/result.hpp"

#include <cstdint>

namespace gopbieu {

struct Database;
class Archive;

/// The number of the table layout that this program writes.
inline constexpr std::int64_t ledger_schema_version = 5;

/// Brings an empty or older ledger to today's layout, in one step or not at all. A newer one is
/// refused and stays as it is.
Trouble bring_up_to_date(Database& database, Archive& archive);

} // namespace gopbieu
