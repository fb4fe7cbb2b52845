#include "at_both_depths.hpp"
#include "workbook/plain/html.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    gopbieu::at_both_depths(data, size, gopbieu::read_html);
    return 0;
}
