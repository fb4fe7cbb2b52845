#pragma once

#include "form/form.hpp"
#include "intake/grid.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gopbieu {

/// Where a form's table lies on a sheet: found by its printed labels, never by addresses. The same
/// answer serves reading what was filled in and filling a template.
struct Table {
    /// For each column of the schema, its column on the sheet; nothing when its label is missing.
    std::vector<std::optional<std::uint32_t>> columns;
    Span header;                    ///< rows
    std::uint32_t first_row = 0;    ///< the first row below the header (and its column numbers)
    std::uint32_t end_row = 0;      ///< one behind the last row that may hold figures
    std::optional<std::uint32_t> total_row;
    std::vector<std::pair<std::size_t, std::vector<CellRef>>> ambiguous; ///< column, its places

    [[nodiscard]] std::size_t found() const;
    [[nodiscard]] std::vector<std::string> missing(FormDefinition const& form) const;
};

/// The table with at least half of the form's labels; nothing when the sheet has none.
std::optional<Table> find_table(Grid const& grid, FormDefinition const& form);

} // namespace gopbieu
