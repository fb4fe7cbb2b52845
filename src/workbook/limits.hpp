#pragma once

#include <cstdint>

namespace gopbieu {

/// What a file may cost before it is taken for an attack. Each is an option of the command line.
struct Limits {
    std::uint64_t file_size = 256ULL << 20U; ///< bytes
    std::uint64_t entries = 10'000;          ///< in one archive
    std::uint64_t unpacked = 1ULL << 30U;    ///< bytes of one part, and of all parts read
    std::uint64_t ratio = 400;               ///< unpacked to packed, for parts over 1 MB
    std::uint64_t nesting = 256;             ///< XML elements, MIME parts
    std::uint64_t cells = 20'000'000;        ///< in one workbook
    std::uint64_t string = 4ULL << 20U;      ///< bytes of one text
};

} // namespace gopbieu
