#pragma once

#include "intake/table.hpp"

#include <vector>

namespace gopbieu {

/// A text of the sheet that is a label of the form.
struct LabelHit {
    CellRef where;
    LabelId label = no_label;

    bool operator==(LabelHit const&) const = default;
};

/// Rows in which a header was looked for.
struct BandRead {
    Span all;   ///< in which columns something is written counts
    Span texts; ///< of them, those whose texts were looked into
};

/// One printed copy of a form's header.
struct HeaderCopy {
    Panel panel; ///< columns and header rows; the rows below are not looked at
    std::vector<LabelRepair> repairs;
    std::vector<std::pair<std::size_t, std::vector<CellRef>>> ambiguous; ///< column, its places
};

/// Every copy of a form's header with at least half of its columns, from the top down, then from
/// the left. A column is known by its path: its own label and those of the groups over it, through
/// merges or, where a file keeps none, over the empty cells beside a group's label. To `read` the
/// rows are added that it looked into.
std::vector<HeaderCopy> find_headers(Grid const& grid,
                                     TextKeys& keys,
                                     std::size_t form,
                                     std::vector<LabelHit> const& hits,
                                     std::vector<BandRead>* read = nullptr);

} // namespace gopbieu
