#pragma once

// What a party cell reports about itself on the four forms of Công văn 1012-CV/HU: figures that
// agree with every rule of the forms and between them, and that differ from cell to cell.

#include "bench/dice.hpp"

#include <map>
#include <string>
#include <vector>

namespace gopbieu {

/// A form's figures by the id of their column, as they are typed: "24", "95.5".
using FormFigures = std::map<std::string, std::string, std::less<>>;

struct CellReport {
    std::string kind; ///< the name of the row
    std::map<std::string, FormFigures, std::less<>> forms;
};

extern std::vector<std::string> const bench_forms;

/// `village`: of a village, which has a head; others have none.
CellReport make_report(Dice& dice, std::string kind, bool village);

} // namespace gopbieu
