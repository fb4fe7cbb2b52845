#pragma once

// What a typing slip would have to be for all broken rules of a form to hold. Shown to a person,
// ranked, and never applied: whoever filled in the form knows, the program does not.

#include "check/check.hpp"
#include "check/rule_set.hpp"

#include <cstdint>
#include <vector>

namespace gopbieu {

enum class RepairKind : std::uint8_t {
    digits_swapped,  ///< 21 for 12
    thousands,       ///< 3.918 for 3918, 3918000 for 3918
    columns_swapped, ///< the figures of two columns exchanged
    row_shifted,     ///< figures typed a row too low or too high
    digit_dropped,   ///< 39 for 319
    digit_doubled,   ///< 3119 for 319
    digit_wrong,     ///< 318 for 319
    last_period,     ///< the figure of the last period was left standing, or left out
    left_blank,      ///< nothing was typed
    total_wrong      ///< a sum that was not worked out again
};
inline constexpr std::size_t repair_kinds = 10;

/// A figure that would have to be another.
struct FigureChange {
    std::size_t row = 0, column = 0;
    std::optional<Exact> from, to;

    bool operator==(FigureChange const&) const = default;
};

struct LikelyRepair {
    RepairKind kind = RepairKind::digit_wrong;
    std::vector<FigureChange>
        changes; ///< one, or two that were exchanged, or a run that was shifted
};

struct RepairContext {
    RuleSet const& rules;
    Tables const& tables; ///< its own table is the one that is tried on
    CheckContext const& context;
};

/// The likeliest first; empty where no rule is broken or nothing simple explains it. The table is
/// as before when it returns.
std::vector<LikelyRepair> likely_repairs(FigureTable& table, RepairContext const& context);

/// The first of them as notes.
std::vector<Finding> repair_findings(std::vector<LikelyRepair> const& repairs,
                                     FigureTable const& table,
                                     Submission const& submission);

} // namespace gopbieu
