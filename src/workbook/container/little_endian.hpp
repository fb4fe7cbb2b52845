#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gopbieu {

/// Little-endian numbers out of bytes. The caller has checked that they are there.
inline std::uint8_t u8_at(std::string_view bytes, std::size_t at)
{
    return static_cast<std::uint8_t>(bytes[at]);
}

inline std::uint16_t u16_at(std::string_view bytes, std::size_t at)
{
    return static_cast<std::uint16_t>(u8_at(bytes, at) | (u8_at(bytes, at + 1) << 8U));
}

inline std::uint32_t u32_at(std::string_view bytes, std::size_t at)
{
    return u16_at(bytes, at) | (static_cast<std::uint32_t>(u16_at(bytes, at + 2)) << 16U);
}

inline double f64_at(std::string_view bytes, std::size_t at)
{
    return std::bit_cast<double>(u32_at(bytes, at) |
                                 (static_cast<std::uint64_t>(u32_at(bytes, at + 4)) << 32U));
}

} // namespace gopbieu
