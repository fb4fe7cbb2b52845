#include "workbook/plain/spreadsheetml.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::span<char const> const bytes(reinterpret_cast<char const*>(data), size);
    for (auto const depth : {gopbieu::Depth::values, gopbieu::Depth::looks}) {
        gopbieu::ReadOptions options;
        options.depth = depth;
        options.limits.cells = 100'000;
        static_cast<void>(gopbieu::read_spreadsheetml(bytes, options));
    }
    return 0;
}
