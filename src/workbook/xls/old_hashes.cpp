#include "workbook/xls/old_hashes.hpp"

#include "workbook/container/little_endian.hpp"

#include <bit>
#include <cmath>
#include <utility>

namespace gopbieu {

namespace {

void append_le(std::string& out, std::uint64_t value, unsigned bytes)
{
    for (unsigned at = 0; at < bytes; ++at) {
        out += static_cast<char>((value >> (8U * at)) & 0xffU);
    }
}

void append_be(std::string& out, std::uint64_t value, unsigned bytes)
{
    for (unsigned at = bytes; at-- > 0;) {
        out += static_cast<char>((value >> (8U * at)) & 0xffU);
    }
}

// Both hashes fill up to 56 bytes of a block of 64 and end with the length in bits.
std::string filled_up(std::string_view bytes)
{
    std::string out(bytes);
    out += '\x80';
    while (out.size() % 64 != 56) {
        out += '\0';
    }
    return out;
}

std::array<std::uint32_t, 64> sines()
{
    std::array<std::uint32_t, 64> table{};
    for (std::size_t step = 0; step < table.size(); ++step) {
        auto const sine = std::fabs(std::sin(static_cast<double>(step + 1)));
        table[step] = static_cast<std::uint32_t>(sine * 4294967296.0);
    }
    return table;
}

void md5_block(std::array<std::uint32_t, 4>& state, std::string_view block)
{
    static auto const table = sines();
    constexpr std::array<std::array<int, 4>, 4> turns{
        {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}}};
    auto [a, b, c, d] = state;
    for (std::size_t step = 0; step < 64; ++step) {
        auto const round = step / 16;
        std::uint32_t mixed = 0;
        std::size_t word = 0;
        if (round == 0) {
            mixed = (b & c) | (~b & d);
            word = step;
        } else if (round == 1) {
            mixed = (d & b) | (~d & c);
            word = (5 * step + 1) % 16;
        } else if (round == 2) {
            mixed = b ^ c ^ d;
            word = (3 * step + 5) % 16;
        } else {
            mixed = c ^ (b | ~d);
            word = (7 * step) % 16;
        }
        auto const sum = a + mixed + table[step] + u32_at(block, word * 4);
        a = std::exchange(d, c);
        c = b;
        b += std::rotl(sum, turns[round][step % 4]);
    }
    state = {state[0] + a, state[1] + b, state[2] + c, state[3] + d};
}

void sha1_block(std::array<std::uint32_t, 5>& state, std::string_view block)
{
    std::array<std::uint32_t, 80> words{};
    for (std::size_t at = 0; at < 16; ++at) {
        auto const word = u32_at(block, at * 4);
        words[at] =
            (word >> 24U) | ((word >> 8U) & 0xff00U) | ((word << 8U) & 0xff0000U) | (word << 24U);
    }
    for (std::size_t at = 16; at < 80; ++at) {
        words[at] = std::rotl(words[at - 3] ^ words[at - 8] ^ words[at - 14] ^ words[at - 16], 1);
    }
    auto [a, b, c, d, e] = state;
    for (std::size_t step = 0; step < 80; ++step) {
        std::uint32_t mixed = 0;
        if (step < 20) {
            mixed = ((b & c) | (~b & d)) + 0x5a827999U;
        } else if (step < 40) {
            mixed = (b ^ c ^ d) + 0x6ed9eba1U;
        } else if (step < 60) {
            mixed = ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdcU;
        } else {
            mixed = (b ^ c ^ d) + 0xca62c1d6U;
        }
        auto const sum = std::rotl(a, 5) + mixed + e + words[step];
        e = std::exchange(d, c);
        c = std::rotl(b, 30);
        b = std::exchange(a, sum);
    }
    state = {state[0] + a, state[1] + b, state[2] + c, state[3] + d, state[4] + e};
}

} // namespace

std::string md5(std::string_view bytes)
{
    auto text = filled_up(bytes);
    append_le(text, bytes.size() * 8, 8);
    std::array<std::uint32_t, 4> state{0x67452301U, 0xefcdab89U, 0x98badcfeU, 0x10325476U};
    for (std::size_t at = 0; at < text.size(); at += 64) {
        md5_block(state, std::string_view(text).substr(at, 64));
    }
    std::string out;
    for (auto const word : state) {
        append_le(out, word, 4);
    }
    return out;
}

std::string sha1(std::string_view bytes)
{
    auto text = filled_up(bytes);
    append_be(text, bytes.size() * 8, 8);
    std::array<std::uint32_t, 5> state{
        0x67452301U, 0xefcdab89U, 0x98badcfeU, 0x10325476U, 0xc3d2e1f0U};
    for (std::size_t at = 0; at < text.size(); at += 64) {
        sha1_block(state, std::string_view(text).substr(at, 64));
    }
    std::string out;
    for (auto const word : state) {
        append_be(out, word, 4);
    }
    return out;
}

Rc4::Rc4(std::string_view key)
{
    for (std::size_t at = 0; at < m_state.size(); ++at) {
        m_state[at] = static_cast<std::uint8_t>(at);
    }
    std::uint8_t mixed = 0;
    for (std::size_t at = 0; at < m_state.size() && !key.empty(); ++at) {
        mixed = static_cast<std::uint8_t>(mixed + m_state[at] + u8_at(key, at % key.size()));
        std::swap(m_state[at], m_state[mixed]);
    }
}

std::uint8_t Rc4::next()
{
    ++m_first;
    m_second = static_cast<std::uint8_t>(m_second + m_state[m_first]);
    std::swap(m_state[m_first], m_state[m_second]);
    return m_state[static_cast<std::uint8_t>(m_state[m_first] + m_state[m_second])];
}

std::string Rc4::apply(std::string_view bytes)
{
    std::string out(bytes);
    for (auto& byte : out) {
        byte = static_cast<char>(static_cast<std::uint8_t>(byte) ^ next());
    }
    return out;
}

} // namespace gopbieu
