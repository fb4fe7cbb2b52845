#pragma once

#include "ledger/ledger.hpp"

#include <functional>

namespace gopbieu {

/// What arrived in a later batch is later; within one batch the order of names decides. `place`:
/// among all that count, by the names of the files.
std::uint64_t arrival_of(JudgedSubmission const& one, std::uint64_t place);

using VisitCounted = std::function<void(JudgedSubmission const&, std::uint64_t arrival)>;

/// Visits every submission that counts in the totals, with its figures, by the names of the files.
void each_counted(Ledger& ledger, VisitCounted const& visit);

} // namespace gopbieu
