#include "base/memory.hpp"

#include <cstdint>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace gopbieu {

void expect_filling([[maybe_unused]] void* block, [[maybe_unused]] std::size_t size)
{
#ifdef __linux__
    constexpr std::uintptr_t huge_page = 2U << 20U;
    auto const start =
        (reinterpret_cast<std::uintptr_t>(block) + huge_page - 1) / huge_page * huge_page;
    auto const end = (reinterpret_cast<std::uintptr_t>(block) + size) / huge_page * huge_page;
    if (block != nullptr && start + huge_page <= end) {
        ::madvise(reinterpret_cast<void*>(start), end - start, MADV_HUGEPAGE);
    }
#endif
}

} // namespace gopbieu
