#pragma once

#include "workbook/workbook.hpp"

#include <string>
#include <vector>

namespace gopbieu::test {

/// A sheet's cells as short lines one can read: "B3 number 12.5", "A1 text Tổng số",
/// "C2 empty =A1+B1".
std::vector<std::string> cells_as_text(Workbook const& workbook, std::size_t sheet = 0);

} // namespace gopbieu::test
