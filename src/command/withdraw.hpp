#pragma once

#include "base/finding.hpp"
#include "base/result.hpp"
#include "ledger/ledger.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace gopbieu {

/// What became of the files that earlier runs published and this one did not: a unit without
/// figures must not go on being reported with old ones.
struct Withdrawn {
    std::vector<std::string> files; ///< taken away; of a dry run: what would be
    std::vector<Finding> kept;      ///< changed by somebody since, and therefore left alone
};

/// Takes away what earlier runs published and `written` does not hold, and remembers what it holds
/// with the stamps that the files have now. `kept` are files of an earlier run that hold good: they
/// stay as they are remembered, so that what a person changed in one is not taken for ours. Files
/// are named relative to the campaign's folder. To be called inside a step of the ledger.
Withdrawn withdraw_stale(Ledger& ledger,
                         std::filesystem::path const& campaign,
                         std::vector<Publication> const& written,
                         std::vector<std::string> const& kept,
                         bool dry);

} // namespace gopbieu
