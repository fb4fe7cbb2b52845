#pragma once

#include "org/unit.hpp"

#include <vector>

namespace gopbieu {

/// Whose figures of an earlier day are those of one unit today.
struct Origin {
    std::vector<std::size_t> units; ///< in the order of the register
    /// False when there are none, or when one of them went to other units as well: the figures of
    /// the two days cannot be compared ("không so sánh được").
    bool comparable = false;
};

/// The way back from successors, for comparisons with the last period.
class Origins {
public:
    /// `then` is the tree of the earlier day; `now` a later one of the same register.
    Origins(OrgTree const& then, Day now);

    [[nodiscard]] Origin const& of(std::size_t unit) const { return m_origins[unit]; }

private:
    std::vector<Origin> m_origins;
};

} // namespace gopbieu
