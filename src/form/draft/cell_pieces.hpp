#pragma once

#include "form/draft/printed_formula.hpp"
#include "workbook/cell_ref.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu::draft {

/// A formula of a cell with its references taken apart: by cells, not yet by names.
struct CellPiece {
    FormulaToken::Kind kind = FormulaToken::Kind::name;
    CellRange range{};
    std::string number; ///< instead of a range
};

/// What a formula (without "$") works out when nothing is in the way: sums, products and quotients
/// of references, guards such as IFERROR(…, "") and ROUND left out. Nothing when it does more.
std::optional<std::vector<CellPiece>> cell_pieces(std::string_view formula);

} // namespace gopbieu::draft
