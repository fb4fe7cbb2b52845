#pragma once

// The second half of a proof: every workbook in ket-qua/ is held against what it should be.

#include "command/run_reconcile.hpp"
#include "command/verify.hpp"

namespace gopbieu {

/// What is proved true of the submissions, and of the totals that they make.
struct Proved {
    Totals const& totals;
    RunReconciliation::Counting counting;
};

/// Compares the official, the reconciliation and the restated workbooks of the campaign with those
/// that these make. Counts and differences go into `verified`.
void prove_published(Desk const& desk,
                     RunOptions const& options,
                     Proved const& proved,
                     Ledger& ledger,
                     Verified& verified);

} // namespace gopbieu
