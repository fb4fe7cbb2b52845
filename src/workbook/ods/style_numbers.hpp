#pragma once

#include "workbook/ods/style_sheet.hpp"

#include <map>
#include <string>
#include <string_view>

namespace gopbieu {

/// Gives the styles that cells use their numbers in the workbook, each when it is first met.
class StyleNumbers {
public:
    StyleNumbers(GridBuilder& grid, StyleSheet const& styles, Depth depth)
        : m_grid(grid), m_styles(styles), m_depth(depth)
    {
    }

    /// The number of a cell style. A value of a type ("date") whose style has no fitting format
    /// is shown in a format of that type, as LibreOffice does, so it gets a number of its own.
    std::uint32_t number(std::string_view name, std::string_view value_type, bool with_clock);

    [[nodiscard]] Shown shown(std::uint32_t style) const;
    [[nodiscard]] bool is_boolean(std::string_view name) const;

private:
    std::uint32_t add(std::string_view name, std::string_view code);

    GridBuilder& m_grid;
    StyleSheet const& m_styles;
    Depth m_depth;
    std::map<std::string, std::uint32_t, std::less<>> m_numbers; ///< by name, plain
    std::map<std::string, std::uint32_t, std::less<>> m_fitted;  ///< by format code and name
};

} // namespace gopbieu
