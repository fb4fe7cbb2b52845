#pragma once

#include "command/counted.hpp"
#include "command/run_campaign.hpp"
#include "intake/form_index.hpp"
#include "total/restate.hpp"

#include <functional>
#include <string>
#include <vector>

namespace gopbieu {

/// The totals on the tree of the day that the campaign's `restate` names. `each`: visits all
/// submissions that count.
Restated restate(Desk const& desk,
                 Totals const& as_filed,
                 std::function<void(VisitCounted const&)> const& each);

/// "ket-qua/theo-ngay-2025-07-01/huyen/H01_…_2025.xlsx", relative to the campaign.
std::string restated_name(Campaign const& campaign, Unit const& unit);

/// The same as layout_on(), for workbooks of which none goes up.
BookLayout restated_layout_on(OrgTree const& tree,
                              Desk const& desk,
                              FormIndex const& forms,
                              UnitNames const& units,
                              Language language);

/// The official workbooks of the levels that publish, on the other tree, and whose they are: units
/// whose figures cannot be told on that day get none.
std::vector<std::size_t> restated_units(Desk const& desk, Restated const& restated);

} // namespace gopbieu
