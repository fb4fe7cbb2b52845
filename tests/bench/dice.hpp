#pragma once

#include <cstdint>

namespace gopbieu {

/// A fixed sequence that looks random: the same on every computer.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_state(seed * 2 + 1) {}
    std::uint32_t below(std::uint32_t limit)
    {
        m_state = m_state * 6364136223846793005U + 1442695040888963407U;
        return static_cast<std::uint32_t>(m_state >> 33U) % limit;
    }
    template <typename Table>
    auto const& of(Table const& table)
    {
        return table[below(static_cast<std::uint32_t>(table.size()))];
    }

private:
    std::uint64_t m_state;
};

} // namespace gopbieu
