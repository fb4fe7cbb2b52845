#pragma once

#include "form/expression.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// A function of the rule language, under Excel's name.
struct FunctionEntry {
    std::string_view name;
    Function function;
    std::size_t least, most; ///< number of arguments
    bool takes_ranges;       ///< "SUM(a..b)"
};

std::vector<FunctionEntry> const& function_table();

/// Null when there is no such function. Capitals and small letters are the same.
FunctionEntry const* find_function(std::string_view name);
bool same_function(std::string_view written, std::string_view name);
/// ", có phải là 'x'?"-style argument of rule_unknown_function: the nearest name, or empty.
std::string function_hint(std::string_view name);
/// "2", "1–255": how many arguments a function wants.
std::string arguments_expected(FunctionEntry const& function);

} // namespace gopbieu
