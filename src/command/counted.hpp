#pragma once

#include "ledger/ledger.hpp"

#include <functional>

namespace gopbieu {

/// Visits every submission that counts in the totals, with its figures, by the names of the files.
void each_counted(Ledger& ledger, std::function<void(JudgedSubmission const&)> const& visit);

/// A unit's submissions that count.
std::vector<JudgedSubmission> counted_of(Ledger& ledger, std::string_view unit);

} // namespace gopbieu
