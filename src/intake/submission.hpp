#pragma once

#include "base/exact.hpp"
#include "base/finding.hpp"
#include "workbook/cell_ref.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// The file that a submission came in.
struct Source {
    std::string file;   ///< as the clerk sees it, relative to the campaign
    std::string sha256; ///< of the whole file: its name in the archive of originals

    bool operator==(Source const&) const = default;
};

/// One figure and where it stands. Everything else that identifies it (unit, form, period) is the
/// submission's or the campaign's.
struct Fact {
    std::string row, column; ///< ids of the schema
    Exact number;
    CellRef cell;
    std::string raw; ///< what the cell showed, before it was understood

    bool operator==(Fact const&) const = default;
};

/// One form of one unit, found in one file.
struct Submission {
    std::string form, edition;
    std::string unit; ///< code
    Source source;
    std::string sheet;
    std::vector<std::string> rows; ///< ids of the rows that were filled in, in their order
    std::vector<Fact> facts;       ///< row by row

    bool operator==(Submission const&) const = default;

    [[nodiscard]] Fact const* find(std::string_view row, std::string_view column) const;
    [[nodiscard]] Place place() const { return {source.file, sheet}; }
    [[nodiscard]] Place place(CellRef cell) const { return {source.file, sheet, to_a1(cell)}; }
};

} // namespace gopbieu
