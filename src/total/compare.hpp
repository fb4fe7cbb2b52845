#pragma once

#include "total/form_total.hpp"

#include <cstddef>
#include <vector>

namespace gopbieu {

/// Whether what a unit filed and what its units make together are the same, cell by cell. A mean is
/// compared with as many decimals as the unit wrote. What depends on who filed last, and figures
/// that are worked out from others, are not compared.
std::vector<CellAt> differing_cells(FormTotal const& filed, FormTotal const& joined);

} // namespace gopbieu
