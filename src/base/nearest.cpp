#include "base/nearest.hpp"

#include <algorithm>
#include <numeric>

namespace gopbieu {

namespace {

// How many letters must be changed, put in or left out to turn one word into the other.
std::size_t edit_distance(std::string_view left, std::string_view right)
{
    std::vector<std::size_t> row(right.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= left.size(); ++i) {
        auto diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            auto const replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row.back();
}

} // namespace

std::string_view nearest(std::string_view name, std::vector<std::string_view> const& names)
{
    std::string_view best;
    auto best_distance = std::max<std::size_t>(2, name.size() / 3) + 1;
    for (auto const candidate : names) {
        if (auto const distance = edit_distance(name, candidate); distance < best_distance) {
            best = candidate;
            best_distance = distance;
        }
    }
    return best;
}

} // namespace gopbieu
