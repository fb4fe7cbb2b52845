#include "base/sha256.hpp"

#include "base/sha256_blocks.hpp"

#include <algorithm>
#include <string_view>

namespace gopbieu {

namespace {

void add_blocks(Sha256State& state, std::span<char const> bytes)
{
    if (has_sha256_instructions()) {
        add_blocks_by_instructions(state, bytes);
    } else {
        add_blocks_plainly(state, bytes);
    }
}

} // namespace

std::string sha256(std::span<char const> bytes)
{
    Sha256State state{0x6a09e667,
                      0xbb67ae85,
                      0x3c6ef372,
                      0xa54ff53a,
                      0x510e527f,
                      0x9b05688c,
                      0x1f83d9ab,
                      0x5be0cd19};
    std::uint64_t const bits = std::uint64_t{bytes.size()} * 8;
    add_blocks(state, bytes);
    // The rest, a one bit, zeros, and the length in bits: one block, or two when it is too long.
    auto const rest = bytes.last(bytes.size() % sha256_block);
    std::array<char, 2 * sha256_block> end{};
    std::ranges::copy(rest, end.begin());
    end.at(rest.size()) = '\x80';
    constexpr std::size_t room = sha256_block - sizeof(bits);
    auto const size = rest.size() < room ? sha256_block : 2 * sha256_block;
    for (std::size_t at = 0; at < sizeof(bits); ++at) {
        end.at(size - 1 - at) = static_cast<char>(bits >> (8 * at) & 0xffU);
    }
    add_blocks(state, std::span<char const>(end).first(size));

    static constexpr std::string_view hex = "0123456789abcdef";
    std::string text;
    for (auto const word : state) {
        for (unsigned shift = 32; shift != 0; shift -= 4) {
            text += hex[word >> (shift - 4) & 15U];
        }
    }
    return text;
}

} // namespace gopbieu
