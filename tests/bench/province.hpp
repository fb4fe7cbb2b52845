#pragma once

// A province as the benchmarks know it: 12 districts, 108 communes, and as many cells as asked for.

#include <cstddef>
#include <string>
#include <vector>

namespace gopbieu {

struct BenchUnit {
    std::string code, name, level;
    std::size_t parent = 0; ///< of the first, which has none: itself
};

struct Province {
    std::vector<BenchUnit> units;   ///< parents before children
    std::vector<std::size_t> cells; ///< indices of those that file, commune by commune
};

/// The same names at every call. A name occurs once in a commune, and again in others: as in life,
/// only the heading of a form tells which is meant.
Province make_province(std::size_t cells);

/// don-vi.csv.
std::string register_text(Province const& province);

} // namespace gopbieu
