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

/// Takes them away and remembers what was written now, relative to the campaign's folder. `kept`
/// are files that an earlier run wrote and that hold good: whoever has changed one since is not
/// taken for us.
Result<Withdrawn> withdraw_stale(Ledger& ledger,
                                 std::filesystem::path const& campaign,
                                 std::vector<std::string> const& written,
                                 std::vector<std::string> const& kept,
                                 bool dry);

} // namespace gopbieu
