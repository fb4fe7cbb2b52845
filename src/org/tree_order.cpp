#include "org/tree_order.hpp"

#include <utility>

namespace gopbieu {

TreeOrder::TreeOrder(OrgTree const& tree) : m_reaches(tree.units().size())
{
    // OrgTree::children() leaves those out that have ended.
    std::vector<std::vector<std::size_t>> below(m_reaches.size());
    std::vector<std::pair<std::size_t, bool>> open; // whether the walk comes back to the unit
    for (auto unit = m_reaches.size(); unit-- != 0;) {
        if (auto const parent = tree.unit(unit).parent) {
            below[*parent].push_back(unit);
        } else {
            open.emplace_back(unit, false);
        }
    }
    std::uint32_t next = 0;
    while (!open.empty()) {
        auto const [unit, back] = open.back();
        open.pop_back();
        if (back) {
            m_reaches[unit].end = next;
            continue;
        }
        m_reaches[unit].place = next++;
        open.emplace_back(unit, true);
        for (auto const one : below[unit]) {
            open.emplace_back(one, false);
        }
    }
}

} // namespace gopbieu
