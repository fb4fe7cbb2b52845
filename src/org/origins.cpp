#include "org/origins.hpp"

namespace gopbieu {

Origins::Origins(OrgTree const& then, Day now) : m_origins(then.units().size())
{
    std::vector<bool> shared(then.units().size(), false);
    for (std::size_t unit = 0; unit < then.units().size(); ++unit) {
        if (!then.unit(unit).living) {
            continue;
        }
        auto const successors = then.successors_on(unit, now);
        for (auto const next : successors) {
            m_origins[next].units.push_back(unit);
            shared[next] = shared[next] || successors.size() > 1;
        }
    }
    for (std::size_t unit = 0; unit < m_origins.size(); ++unit) {
        m_origins[unit].comparable = !m_origins[unit].units.empty() && !shared[unit];
    }
}

} // namespace gopbieu
