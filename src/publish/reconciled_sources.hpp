#pragma once

#include "publish/reconciled_form.hpp"

#include <string>
#include <vector>

namespace gopbieu {

/// The sheet that tells from which cell of which file each figure came, with links that lead there.
void write_sources(PlainSheet& sheet,
                   std::vector<ReconciledForm> const& forms,
                   ReconciliationSource const& source,
                   std::string const& unit_and_period);

} // namespace gopbieu
