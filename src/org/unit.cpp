#include "org/unit.hpp"

namespace gopbieu {

OrgTree::OrgTree(std::vector<Unit> units) : m_units(std::move(units)), m_children(m_units.size())
{
    for (std::size_t index = 0; index < m_units.size(); ++index) {
        m_by_code.emplace(m_units[index].code, index);
        if (m_units[index].parent) {
            m_children[*m_units[index].parent].push_back(index);
        }
    }
}

std::optional<std::size_t> OrgTree::find(std::string_view code) const
{
    auto const found = m_by_code.find(std::string(code));
    return found == m_by_code.end() ? std::nullopt : std::optional(found->second);
}

bool OrgTree::is_above(std::size_t above, std::size_t index) const
{
    for (auto parent = m_units[index].parent; parent; parent = m_units[*parent].parent) {
        if (*parent == above) {
            return true;
        }
    }
    return false;
}

std::vector<std::size_t> OrgTree::below(std::size_t index) const
{
    std::vector<std::size_t> found{index};
    for (std::size_t at = 0; at < found.size(); ++at) {
        auto const& next = m_children[found[at]];
        found.insert(found.end(), next.begin(), next.end());
    }
    return found;
}

} // namespace gopbieu
