#pragma once

// The second half of a proof: every workbook in ket-qua/ is held against what it should be.

#include "command/counted.hpp"
#include "command/run_reconcile.hpp"
#include "command/verify.hpp"

#include <functional>

namespace gopbieu {

/// What is proved true of the submissions and of the totals that they make, and what they were
/// read with.
struct Proved {
    Totals const& totals;
    FormIndex const& index;
    UnitNames const& units;
    RunReconciliation::Counting counting;
    std::function<void(VisitCounted const&)> each; ///< of all submissions that count
};

/// Compares the official, the reconciliation and the restated workbooks of the campaign with those
/// that these make. Counts and differences go into `verified`.
void prove_published(Desk const& desk,
                     RunOptions const& options,
                     Proved const& proved,
                     Ledger& ledger,
                     Verified& verified);

} // namespace gopbieu
