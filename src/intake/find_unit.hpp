#pragma once

#include "base/finding.hpp"
#include "intake/grid.hpp"
#include "org/unit.hpp"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace gopbieu {

/// The register seen from the names that are printed in headings and file names. Made once, used
/// for every file.
class UnitNames {
public:
    explicit UnitNames(OrgTree const& tree);

    /// Units whose code, name or other name this is.
    [[nodiscard]] std::vector<std::size_t> const& named(std::string_view text) const;
    [[nodiscard]] OrgTree const& tree() const { return m_tree; }

private:
    OrgTree const& m_tree;
    std::unordered_map<std::string, std::vector<std::size_t>> m_by_key;
};

/// Whose form it is, and how that was told.
struct UnitAnswer {
    std::optional<std::size_t> unit;
    std::vector<Finding> findings; ///< a question when there is no unit, else notes
};

/// By what is printed above the table, then by the file's name. Between two it asks.
UnitAnswer find_unit(Grid const& grid,
                     std::uint32_t table_row,
                     std::string const& file,
                     UnitNames const& names);

} // namespace gopbieu
