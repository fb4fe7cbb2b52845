#include "base/sha256_blocks.hpp"

#if defined(__x86_64__)

#include <cpuid.h>
#include <immintrin.h>

namespace gopbieu {

namespace {

__m128i load(void const* bytes)
{
    return _mm_loadu_si128(static_cast<__m128i const*>(bytes));
}

} // namespace

bool has_sha256_instructions()
{
    static bool const has = [] {
        constexpr unsigned sse41 = 1U << 19U;
        constexpr unsigned sha = 1U << 29U;
        unsigned a = 0;
        unsigned b = 0;
        unsigned c = 0;
        unsigned d = 0;
        bool const old = __get_cpuid(1, &a, &b, &c, &d) != 0 && (c & sse41) != 0;
        return old && __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b & sha) != 0;
    }();
    return has;
}

// The instructions want the state as two halves, ABEF and CDGH, and take four words a time.
__attribute__((target("sha,sse4.1"))) void add_blocks_by_instructions(Sha256State& state,
                                                                      std::span<char const> bytes)
{
    auto const big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    auto const cdab = _mm_shuffle_epi32(load(state.data()), 0xb1);
    auto const efgh = _mm_shuffle_epi32(load(state.data() + 4), 0x1b);
    auto abef = _mm_alignr_epi8(cdab, efgh, 8);
    auto cdgh = _mm_blend_epi16(efgh, cdab, 0xf0);
    for (; bytes.size() >= sha256_block; bytes = bytes.subspan(sha256_block)) {
        auto const abef_before = abef;
        auto const cdgh_before = cdgh;
        __m128i words[4]; // NOLINT: std::array drops what the type is aligned to
        for (std::size_t part = 0; part < 4; ++part) {
            words[part] = _mm_shuffle_epi8(load(bytes.data() + 16 * part), big_endian);
        }
        for (std::size_t part = 0; part < 16; ++part) {
            auto& now = words[part % 4];
            auto sum = _mm_add_epi32(now, load(sha256_constants.data() + 4 * part));
            cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
            sum = _mm_shuffle_epi32(sum, 0x0e);
            abef = _mm_sha256rnds2_epu32(abef, cdgh, sum);
            // The words of four rounds later, in the place of those that are done with.
            auto const& one = words[(part + 1) % 4];
            auto const& two = words[(part + 2) % 4];
            auto const& three = words[(part + 3) % 4];
            auto const older =
                _mm_add_epi32(_mm_sha256msg1_epu32(now, one), _mm_alignr_epi8(three, two, 4));
            now = _mm_sha256msg2_epu32(older, three);
        }
        abef = _mm_add_epi32(abef, abef_before);
        cdgh = _mm_add_epi32(cdgh, cdgh_before);
    }
    auto const feba = _mm_shuffle_epi32(abef, 0x1b);
    auto const dchg = _mm_shuffle_epi32(cdgh, 0xb1);
    void* const first = state.data();
    void* const second = state.data() + 4;
    _mm_storeu_si128(static_cast<__m128i*>(first), _mm_blend_epi16(feba, dchg, 0xf0));
    _mm_storeu_si128(static_cast<__m128i*>(second), _mm_alignr_epi8(dchg, feba, 8));
}

} // namespace gopbieu

#else

namespace gopbieu {

bool has_sha256_instructions()
{
    return false;
}

void add_blocks_by_instructions(Sha256State& state, std::span<char const> bytes)
{
    add_blocks_plainly(state, bytes);
}

} // namespace gopbieu

#endif
