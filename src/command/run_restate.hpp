#pragma once

#include "command/run_campaign.hpp"
#include "intake/form_index.hpp"
#include "total/restate.hpp"

#include <string>
#include <vector>

namespace gopbieu {

/// The totals on the tree of the day that the campaign's `restate` names.
Restated restate(Desk const& desk, Totals const& as_filed, Ledger& ledger);

/// "ket-qua/theo-ngay-2025-07-01/huyen/H01_…_2025.xlsx", relative to the campaign.
std::string restated_name(Campaign const& campaign, Unit const& unit);

/// Writes the official workbooks of the levels that publish, on the other tree, and tells their
/// names. Units whose figures cannot be told on that day get none. `dry`: only the names.
Trouble publish_restated(Desk const& desk,
                         Restated const& restated,
                         FormIndex const& forms,
                         bool dry,
                         std::vector<std::string>& names);

} // namespace gopbieu
