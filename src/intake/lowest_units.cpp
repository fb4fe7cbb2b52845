#include "intake/lowest_units.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

using Units = UnitNames::Units;

constexpr auto none = static_cast<std::size_t>(-1);

/// A named unit that has others below it.
struct Branch {
    std::uint32_t place = 0, end = 0;
    std::size_t above = none; ///< the lowest branch that is over it
    bool over_some = false;   ///< named units are below it
};

/// Branches are few, while a hundred communes may have a cell of one name: so no unit is held
/// against each of the others.
class Branches {
public:
    Branches(std::vector<Units const*> const& named, TreeOrder const& order) : m_order(order)
    {
        for (auto const* const units : named) {
            for (auto const unit : *units) {
                if (order.above_any(unit)) {
                    m_branches.push_back({order.place(unit), order.end(unit), none, false});
                }
            }
        }
        std::ranges::sort(m_branches, {}, &Branch::place);
        auto const again = std::unique(
            m_branches.begin(), m_branches.end(), [](Branch const& one, Branch const& other) {
                return one.place == other.place;
            });
        m_branches.erase(again, m_branches.end());
        for (auto& branch : m_branches) {
            branch.above = over(branch.place);
        }
    }

    /// The lowest branch over a unit, which from now on is over some.
    bool find_over(std::size_t unit)
    {
        auto const above = over(m_order.place(unit));
        if (above != none) {
            m_branches[above].over_some = true;
        }
        return above != none;
    }

    /// Whether it was found over a unit.
    [[nodiscard]] bool over_some(std::size_t unit) const
    {
        auto const at = m_order.above_any(unit) ? before(m_order.place(unit) + 1) : none;
        return at != none && m_branches[at].over_some;
    }

private:
    // The last branch before a place.
    [[nodiscard]] std::size_t before(std::uint32_t place) const
    {
        return static_cast<std::size_t>(
                   std::ranges::lower_bound(m_branches, place, {}, &Branch::place) -
                   m_branches.begin()) -
               1; // wraps to none
    }

    [[nodiscard]] std::size_t over(std::uint32_t place) const
    {
        auto at = before(place);
        while (at != none && m_branches[at].end <= place) {
            at = m_branches[at].above;
        }
        return at;
    }

    TreeOrder const& m_order;
    std::vector<Branch> m_branches; ///< by place
};

struct Named {
    std::size_t unit = 0;
    bool supported = false; ///< a unit above it is named as well
};

} // namespace

Units lowest(std::vector<Units const*> const& named, TreeOrder const& order)
{
    Branches branches(named, order);
    std::vector<Named> all;
    for (auto list = named.begin(); list != named.end(); ++list) {
        if (std::find(named.begin(), list, *list) == list) {
            for (auto const unit : **list) {
                all.push_back({unit, branches.find_over(unit)});
            }
        }
    }
    std::erase_if(all, [&](Named const& one) { return branches.over_some(one.unit); });
    bool const any_supported = std::ranges::any_of(all, &Named::supported);
    Units leaves;
    for (auto const& one : all) {
        if (one.supported == any_supported) {
            leaves.push_back(one.unit);
        }
    }
    Units once;
    add_new(once, leaves);
    return once;
}

} // namespace gopbieu
