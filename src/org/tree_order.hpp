#pragma once

#include "org/unit.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace gopbieu {

/// The order in which a walk from above meets the units of a tree, ended ones as well: what is
/// below a unit follows it without a gap, so that two comparisons tell who is above whom.
class TreeOrder {
public:
    explicit TreeOrder(OrgTree const& tree);

    /// The number at which the walk meets a unit.
    [[nodiscard]] std::uint32_t place(std::size_t unit) const { return m_reaches[unit].place; }
    /// One more than the last number of what is below the unit; its own where nothing is.
    [[nodiscard]] std::uint32_t end(std::size_t unit) const { return m_reaches[unit].end; }
    /// As OrgTree::is_above().
    [[nodiscard]] bool is_above(std::size_t above, std::size_t unit) const
    {
        return place(above) < place(unit) && place(unit) < end(above);
    }
    /// Whether a unit is above any other.
    [[nodiscard]] bool above_any(std::size_t unit) const { return end(unit) > place(unit) + 1; }

private:
    struct Reach {
        std::uint32_t place = 0, end = 0;
    };
    std::vector<Reach> m_reaches; ///< by unit
};

} // namespace gopbieu
