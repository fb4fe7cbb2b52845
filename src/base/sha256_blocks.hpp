#pragma once

// The inner loop of SHA-256 (FIPS 180-4, section 6.2), in plain C++ and in the instructions that
// most processors have for it. Both give the same sums.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace gopbieu {

using Sha256State = std::array<std::uint32_t, 8>;
inline constexpr std::size_t sha256_block = 64;

/// The fractional parts of the cube roots of the first 64 primes.
extern std::array<std::uint32_t, 64> const sha256_constants;

/// Adds whole blocks of 64 bytes to a state; what is left over at the end is not looked at.
void add_blocks_plainly(Sha256State& state, std::span<char const> bytes);

/// Whether this processor has the instructions.
bool has_sha256_instructions();
/// The same as add_blocks_plainly(); to be called only where the instructions are there.
void add_blocks_by_instructions(Sha256State& state, std::span<char const> bytes);

} // namespace gopbieu
