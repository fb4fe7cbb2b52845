#include "fuzz/packed_parts.hpp"
#include "fuzz/read_both_depths.hpp"

// The parts of an .xlsx as plain text, packed here with right checksums: each changed byte gets as
// far as the reader of its part.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    gopbieu::read_both_depths(gopbieu::packed_parts(gopbieu::as_chars(data, size)));
    return 0;
}
