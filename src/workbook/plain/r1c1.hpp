#pragma once

#include "workbook/cell_ref.hpp"

#include <string>
#include <string_view>

namespace gopbieu {

/// A formula with references in R1C1 style ("SUM(R[-2]C:R[-1]C)") as it reads in A1 style at a
/// cell. A reference that leaves the sheet becomes #REF!.
std::string a1_formula(std::string_view r1c1, CellRef at);

} // namespace gopbieu
