#pragma once

#include "workbook/read.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace gopbieu {

/// Gives hostile bytes to one reader at both depths, within limits that keep a run fast.
template <typename Read>
void at_both_depths(std::uint8_t const* data, std::size_t size, Read read)
{
    std::span<char const> const bytes(reinterpret_cast<char const*>(data), size);
    for (auto const depth : {Depth::values, Depth::looks}) {
        ReadOptions options;
        options.depth = depth;
        options.limits.cells = 100'000;
        static_cast<void>(read(bytes, options));
    }
}

} // namespace gopbieu
