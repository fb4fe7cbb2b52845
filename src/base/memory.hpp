#pragma once

#include <cstddef>

namespace gopbieu {

/// Tells the system that a large block is about to be filled from end to end, so that it may map
/// it in large pages. Only a hint: filling 80 MB page by page costs more than parsing it.
void expect_filling(void* block, std::size_t size);

} // namespace gopbieu
