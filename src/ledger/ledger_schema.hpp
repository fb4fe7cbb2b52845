#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <string_view>

namespace gopbieu {

struct Database;
class Archive;

/// The number of the table layout that this program writes.
inline constexpr std::int64_t ledger_schema_version = 6;

/// The note that tells how long the archive of originals was when the ledger last spoke of it.
inline constexpr std::string_view note_of_originals = "goc.bin";
/// What it says; 0 where nothing was kept yet.
std::uint64_t originals_kept(Database& database);

/// Brings an empty or older ledger to today's layout, in one step or not at all. A newer one is
/// refused and stays as it is.
Trouble bring_up_to_date(Database& database, Archive& archive);

/// Makes or drops what only helps to find files by their bytes and submissions by their unit: while
/// a first load lasts nobody asks, and to make it once costs less than to keep it. What is there
/// already stays.
void make_lookups(Database& database);
void forget_lookups(Database& database);

} // namespace gopbieu
