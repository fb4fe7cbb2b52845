#pragma once

#include "base/result.hpp"
#include "workbook/container/buffer.hpp"
#include "workbook/limits.hpp"
#include "workbook/string_pool.hpp"

#include <string_view>

namespace gopbieu {

/// Reads the shared strings part into a pool that is still empty, so that a text's number in the
/// pool is its index in the file. The buffer is adopted: most texts stay where they are.
Trouble
read_shared_strings(Buffer part, std::string_view name, Limits const& limits, StringPool& into);

} // namespace gopbieu
