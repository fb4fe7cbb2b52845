#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// What the binary formats (.xls, .xlsb) write as a number and formulas write as a word.

namespace gopbieu {

/// "#DIV/0!" for an error code; empty when there is no such code.
std::string_view error_name(std::uint8_t code);

/// A sheet's name as formulas write it, in quotes where they are needed.
std::string quoted_sheet(std::string_view name);

/// A built-in function by its number; null when unknown. `arguments` is -1 when they vary.
struct FormulaFunction {
    std::uint16_t number;
    std::int8_t arguments;
    std::string_view name;
};
FormulaFunction const* formula_function(std::uint16_t number);

} // namespace gopbieu
