#pragma once

#include "form/draft/body.hpp"

#include <optional>
#include <vector>

namespace gopbieu::draft {

/// A row's place among the others, read from its mark, its indent and its weight.
struct RowPlace {
    std::optional<std::size_t> parent; ///< index of the row above it in the tree
    std::optional<std::size_t> title;  ///< "Trong đó:" printed above it, beside it in the tree
    Mark mark;                         ///< the reading that fits where it stands
};

/// The tree of printed rows. Numbers go deeper as on paper (A, I, 1, a, -, +), whatever order a
/// form chose for them; "Trong đó" hangs below the row before it.
std::vector<RowPlace> row_tree(std::vector<PrintedRow> const& rows);

} // namespace gopbieu::draft
