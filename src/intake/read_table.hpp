#pragma once

#include "intake/cell_uses.hpp"
#include "intake/remarks.hpp"
#include "intake/table.hpp"

namespace gopbieu {

/// A table that is to be read, and where to say what is wrong with it.
struct TableSource {
    Grid const& grid;
    TextKeys& keys;
    FormDefinition const& form;
    Table& table; ///< columns and rows that a person placed are added
    CellUses& uses;
    Remarks& remarks;
};

/// Reads the figures of a table into a submission, cell by cell: what is certain becomes a fact,
/// what was repaired a fact and a note, what is in doubt a question. Whatever holds a figure and is
/// no known row and column is asked about, never dropped and never placed by guess.
void read_table(TableSource const& source, Submission& submission);

} // namespace gopbieu
