#pragma once

#include "command/run_campaign.hpp"

#include <cstddef>
#include <vector>

namespace gopbieu {

/// What a proof came to.
struct Verified {
    std::size_t files = 0, submissions = 0, figures = 0; ///< read again from the archive
    std::size_t published = 0, agreeing = 0;             ///< workbooks in ket-qua/, of all kinds
    std::vector<Finding> findings;                       ///< everything that does not agree

    [[nodiscard]] bool good() const;
};

/// Reads all archived originals again, judges and settles them anew with people's decisions, adds
/// them up, and holds the result against the ledger and against every published workbook. None of
/// the ledger's totals is used, and a figure of it only after it was found to be the original's.
/// Nothing is written.
Result<Verified> verify(Desk const& desk, RunOptions const& options, Ledger& ledger);

} // namespace gopbieu
