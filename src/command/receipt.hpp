#pragma once

#include "base/result.hpp"
#include "ledger/records.hpp"

#include <array>
#include <cstddef>

namespace gopbieu {

/// What became of everything that a run saw. What was seen is counted where it was found (in the
/// folder, on the sheet), the states where they were given, so that a loss shows in the sums.
struct Receipt {
    std::size_t seen = 0;              ///< files of nop/
    std::size_t read = 0, removed = 0; ///< by this run: new or changed files, files that left
    std::array<std::size_t, file_states> states{};
    std::size_t sheets = 0; ///< of which some form counts
    CellCount cells;        ///< the number cells of these sheets
    Place bad_sheet;        ///< the first one whose cells do not add up, if any

    /// Counts a file with its settled submissions.
    void add(FileRecord const& file);
    [[nodiscard]] std::size_t of(FileState state) const
    {
        return states.at(static_cast<std::size_t>(state));
    }
    /// What does not add up: a fault of the program, never of the data.
    [[nodiscard]] Trouble fault() const;
};

} // namespace gopbieu
