#pragma once

#include "command/run_campaign.hpp"

#include <cstddef>
#include <vector>

namespace gopbieu {

/// What a proof came to.
struct Verified {
    std::size_t files = 0, submissions = 0, figures = 0; ///< read again from the archive
    std::size_t published = 0, agreeing = 0;             ///< workbooks in ket-qua/
    std::vector<Finding> findings;                       ///< everything that does not agree

    [[nodiscard]] bool good() const;
};

/// Reads all archived originals again, judges and settles them anew with people's decisions, adds
/// them up, and holds the result against the ledger and against every published workbook. Neither
/// the ledger's figures nor its totals are used. Nothing is written.
Result<Verified> verify(Desk const& desk, RunOptions const& options, Ledger& ledger);

} // namespace gopbieu
