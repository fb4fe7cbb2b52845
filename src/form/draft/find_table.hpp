#pragma once

#include "form/draft/header.hpp"

#include <vector>

namespace gopbieu::draft {

/// The table of a sheet: its header, and where its rows are.
struct FoundTable {
    Header header;                         ///< of the first panel
    std::vector<std::vector<Span>> panels; ///< for each panel the columns of each leaf
    std::vector<Span> body;                ///< rows; several where a page break repeats the header
    bool ruled = true;                     ///< found by its lines, not by its texts alone

    [[nodiscard]] std::uint32_t end_row() const { return body.back().last + 1; }
};

/// The tables of a sheet, from top to bottom. A form has one; pieces of one are put together.
std::vector<FoundTable> find_tables(SheetView const& view);

} // namespace gopbieu::draft
