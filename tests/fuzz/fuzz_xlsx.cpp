#include "fuzz/read_both_depths.hpp"

// Whole .xlsx files. Most changed bytes end at the checksum of their part; what stands behind it
// is reached by fuzz_xlsx_parts.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    gopbieu::read_both_depths(gopbieu::as_chars(data, size));
    return 0;
}
