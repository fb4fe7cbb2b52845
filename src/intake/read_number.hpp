#pragma once

#include "base/exact.hpp"
#include "form/form.hpp"
#include "intake/grid.hpp"

#include <optional>

namespace gopbieu {

/// What a cell says as a number.
struct NumberRead {
    std::optional<Exact> number; ///< nothing: a person must say
    bool repaired = false;       ///< was written in another way than as a number
    bool uncalculated = false;   ///< a formula without its result
};

NumberRead read_number(Grid const& grid, Cell const& cell, ValueType type);

} // namespace gopbieu
