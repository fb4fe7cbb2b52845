#include "at_both_depths.hpp"
#include "workbook/ods/ods.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    // Mutated packages mostly fail their checksums; flat documents reach the reader itself.
    gopbieu::at_both_depths(data, size, gopbieu::read_ods);
    gopbieu::at_both_depths(data, size, gopbieu::read_fods);
    return 0;
}
