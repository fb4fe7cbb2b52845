#pragma once

#include "org/register_table.hpp"
#include "org/unit.hpp"

#include <string>
#include <vector>

namespace gopbieu {

/// One row understood by itself: a unit during some time.
struct RegisterEntry {
    std::string code;
    Spell spell;
    bool bad_times = false; ///< its dates were refused: nothing more is said about them
};

/// Reads the rows below the titles. What is wrong with a row alone is noted; rows without a code
/// are left out.
std::vector<RegisterEntry> register_rows(RegisterTable const& table,
                                         RegisterColumns const& columns,
                                         std::vector<Finding>& findings);

} // namespace gopbieu
