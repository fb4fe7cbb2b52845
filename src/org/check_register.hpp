#pragma once

#include "org/register_rows.hpp"

#include <string>
#include <unordered_map>
#include <vector>

namespace gopbieu {

/// The rows of a register by unit, in the order of their first rows.
struct RegisterUnits {
    std::vector<History> histories;
    std::unordered_map<std::string, std::size_t> by_code;
    std::vector<bool> bad_times; ///< by unit: its dates were refused
};

RegisterUnits group_by_code(std::vector<RegisterEntry> entries);

/// What is wrong between the rows: spells of one code that overlap, parents and successors that are
/// not there or not then, circles, units that no name tells apart.
void check_register(RegisterUnits const& units,
                    RegisterTable const& table,
                    RegisterColumns const& columns,
                    std::vector<Finding>& findings);

} // namespace gopbieu
