#pragma once

#include "workbook/read.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>

namespace gopbieu {

/// libFuzzer's bytes as our readers take them.
inline std::span<char const> as_chars(std::uint8_t const* data, std::size_t size)
{
    // char may look at any object's bytes.
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
    return {reinterpret_cast<char const*>(data), size};
}

/// What every reader promises for each cell it hands out; ends the process when it does not hold.
inline void touch_cells(Workbook const& workbook)
{
    for (auto const& sheet : workbook.sheets) {
        auto const* before = static_cast<Cell const*>(nullptr);
        for (auto const& cell : sheet.cells) {
            bool const inside = cell.row < max_rows && cell.column < max_columns;
            bool const ordered = before == nullptr || before->where() < cell.where();
            bool const known_text = !cell.has_text() || cell.text_ < workbook.texts.size();
            bool const known_style = cell.style == 0 || cell.style < workbook.style_formats.size();
            bool const known_formula = cell.formula <= sheet.formulas.size();
            if (!inside || !ordered || !known_text || !known_style || !known_formula) {
                std::abort();
            }
            before = &cell;
        }
    }
}

/// Reads hostile bytes at both depths, within limits that keep a run fast.
inline void read_both_depths(std::span<char const> bytes)
{
    ReadOptions options;
    options.limits.unpacked = 16ULL << 20U;
    options.limits.cells = 200'000;
    options.limits.string = 1ULL << 20U;
    for (auto const depth : {Depth::values, Depth::looks}) {
        options.depth = depth;
        if (auto const workbook = read_workbook(bytes, options)) {
            touch_cells(*workbook);
        }
    }
}

} // namespace gopbieu
