#pragma once

#include <cstdint>
#include <set>

namespace gopbieu::measure {

/// Random numbers that are the same on every machine for the same seed.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next()
    {
        m_state += 0x9e3779b97f4a7c15U;
        auto z = m_state;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31U);
    }
    /// From 0 to below `count`.
    std::uint32_t below(std::uint32_t count)
    {
        return count == 0 ? 0 : static_cast<std::uint32_t>(next() % count);
    }
    bool one_in(std::uint32_t count) { return below(count) == 0; }

    /// A number from 2 to below `most` that was not drawn since the last forget().
    std::uint32_t fresh(std::uint32_t most)
    {
        for (int tries = 0; tries < 50; ++tries) {
            auto const number = 2 + below(most - 2);
            if (m_drawn.insert(number).second) {
                return number;
            }
        }
        return 2 + below(most - 2);
    }
    void forget() { m_drawn.clear(); }

private:
    std::uint64_t m_state;
    std::set<std::uint32_t> m_drawn;
};

} // namespace gopbieu::measure
