#pragma once

#include "base/memory.hpp"

#include <cstddef>
#include <memory>
#include <string_view>

namespace gopbieu {

/// Bytes with a NUL behind them, so that scanners need no end check for every byte.
struct Buffer {
    std::unique_ptr<char[]> bytes;
    std::size_t size = 0;
    std::size_t capacity = 0; ///< without the NUL

    [[nodiscard]] std::string_view view() const { return {bytes.get(), size}; }

    /// Room for `wanted` bytes; what was in it is lost.
    void make_room(std::size_t wanted)
    {
        if (bytes == nullptr || capacity < wanted) {
            bytes = std::make_unique_for_overwrite<char[]>(wanted + 1);
            capacity = wanted;
            expect_filling(bytes.get(), wanted);
        }
        size = wanted;
        bytes[size] = '\0';
    }
};

} // namespace gopbieu
