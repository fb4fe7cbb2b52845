#pragma once

// Random rules as texts of the language, over the names c0 to c7, and random figures for them.

#include "base/exact.hpp"
#include "form/form.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <random>
#include <string>

namespace gopbieu::test {

inline constexpr std::size_t random_names = 8;
using RandomFigures = std::array<std::optional<Exact>, random_names>;

/// What c0 to c7 are: counts, numbers, a percent.
ValueType random_type(std::size_t name);

class RandomRules {
public:
    explicit RandomRules(std::uint32_t seed) : m_random(seed) {}

    /// With any policy, tolerance and condition. Its id is its text.
    Rule rule();
    /// Each of them blank now and then.
    RandomFigures figures();

private:
    std::size_t below(std::size_t limit) { return m_random() % limit; }
    bool chance(std::size_t one_in) { return below(one_in) == 0; }
    template <std::size_t N>
    std::string one_of(std::array<char const*, N> const& words)
    {
        return words.at(below(N));
    }
    std::string name() { return "c" + std::to_string(below(random_names)); }
    std::string range();
    std::string figures_for(bool only_cells);
    std::string condition(int depth);
    std::string term(int depth);
    std::string expression(int depth);
    std::string claim();

    std::mt19937 m_random;
};

} // namespace gopbieu::test
