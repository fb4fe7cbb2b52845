#pragma once

#include "intake/header.hpp"
#include "intake/met_headers.hpp"
#include "intake/survey.hpp"

#include <vector>

namespace gopbieu {

/// A place of the sheet where some form's header stands, and the rows and columns below it.
struct TableBlock {
    Span header;
    Span columns;
    std::uint32_t end_row = max_rows;

    /// Of each form that has a copy of its header here: the copy, and how well it fits.
    struct Claim {
        std::size_t form = 0;
        HeaderCopy copy;
        std::size_t rows = 0;  ///< labels of its rows that stand below
        std::size_t score = 0; ///< columns and rows
    };
    std::vector<Claim> claims;
};

/// All headers of all promising forms, put together where they stand at one place. From the top,
/// then from the left. To `read` the rows are added that were looked into for headers. `met` are
/// the headers of earlier sheets; null: they are all looked for.
std::vector<TableBlock> find_blocks(Grid const& grid,
                                    TextKeys& keys,
                                    std::vector<FormTraces> const& traces,
                                    HeaderMemo* met,
                                    std::vector<BandRead>& read);

} // namespace gopbieu
