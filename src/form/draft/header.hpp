#pragma once

#include "form/draft/sheet_view.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gopbieu::draft {

/// A name in the header, and the places it stands over.
struct HeaderLabel {
    std::string text;
    CellRange area;
    bool stretched = false; ///< over blank places beside it that are not merged with it
};

/// A column of the table: the names over it from the outermost to its own.
struct Leaf {
    Span columns;
    std::vector<HeaderLabel> path;
    std::string number; ///< in the row of column numbers: "4(=2*100/3)"

    [[nodiscard]] HeaderLabel const& label() const { return path.back(); }
};

struct Header {
    Span rows;
    std::optional<std::uint32_t> number_row;
    std::vector<Leaf> leaves;
    std::vector<Span> unnamed; ///< columns of the table that no name stands over

    [[nodiscard]] std::uint32_t first_body_row() const
    {
        return number_row.value_or(rows.last) + 1;
    }
};

/// The header at the top of a block; nothing when the block has none.
std::optional<Header> read_header(SheetView const& view, CellRange block);

/// The names over a column as one key, to compare columns.
std::string path_key(Leaf const& leaf);

} // namespace gopbieu::draft
