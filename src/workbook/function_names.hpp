#pragma once

#include <cstdint>
#include <string_view>

namespace gopbieu {

/// A worksheet function under the number that Excel's binary formats give it.
struct KnownFunction {
    static constexpr std::uint8_t any = 0xff;

    std::uint16_t number;
    std::uint8_t arguments; ///< how many; any: the formula says so itself
    std::string_view name;
};

/// Null when there is no worksheet function of that number.
KnownFunction const* function_by_number(std::uint32_t number);

} // namespace gopbieu
