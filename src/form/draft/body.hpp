#pragma once

#include "form/draft/find_table.hpp"
#include "form/draft/row_mark.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gopbieu::draft {

/// A row of the table as it is printed.
struct PrintedRow {
    std::uint32_t row = 0;
    std::size_t panel = 0;
    MarkedText mark;         ///< printed before its name, in a place of its own or in front of it
    bool mark_apart = false; ///< the mark has a place of its own: the ordinal column
    std::string label;       ///< as printed, in one line
    CellRef label_at;
    std::uint32_t indent = 0;
    bool bold = false;
    bool across = false;             ///< its name stands over the places of figures too
    std::vector<std::size_t> closed; ///< leaves with "X"
};

/// What the rows of a table are.
struct Body {
    std::optional<std::size_t> ordinal; ///< the leaf "TT"
    std::size_t key = 0;                ///< the leaf that names the rows
    std::vector<PrintedRow> rows;       ///< with a name; the total row of a list is not among them
    std::optional<PrintedRow> total;    ///< "Tổng cộng" of a table whose other rows are blank
    std::size_t blank_rows = 0;         ///< to be filled in: blank, "1", "…"
    bool fixed = false;                 ///< the printed rows are the rows of the form
};

Body read_body(SheetView const& view, FoundTable const& table);

/// "Tổng cộng", "Cộng (1+…+11)": a name that adds up the others.
bool names_total(std::string_view label);

} // namespace gopbieu::draft
