#pragma once

#include "check/repair.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace gopbieu {

/// The slip by which somebody who meant `meant` would have typed `typed`; nothing when no simple
/// one does.
std::optional<RepairKind> slip_between(Exact const& typed, Exact const& meant);

/// What somebody who typed this may have meant, where the slip alone tells it.
std::vector<std::pair<RepairKind, Exact>> meant_by(Exact const& typed);

} // namespace gopbieu
