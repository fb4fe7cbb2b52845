#pragma once

#include "command/kept_totals.hpp"
#include "command/run_campaign.hpp"
#include "publish/publish.hpp"

#include <map>
#include <string>
#include <vector>

namespace gopbieu {

/// What the workbooks of a run are made from.
struct PublishingFrom {
    Desk const& desk;
    RunOptions const& options;
    Ledger& ledger;
    FormIndex const& index;
    UnitNames const& units;
    KeptTotals const& kept;
    std::map<std::string, Publication> const& before; ///< by file, as earlier runs left it
    std::string const& made_of;         ///< of everything that workbooks depend on beside totals
    std::vector<bool> const& spoken_of; ///< by unit: whether anything was said of what it filed
};

/// Whether a file that was written is still there as it was.
bool lies_there(Desk const& desk, Publication const& one);

/// Makes the official and reconciliation workbooks of all units that publish, and those restated to
/// another day; what would be the same as before is left alone. Their names go into the result and
/// `written`; one that cannot be proved keeps none of the others back.
Trouble
publish_workbooks(PublishingFrom const& from, RunResult& result, std::vector<Publication>& written);

} // namespace gopbieu
