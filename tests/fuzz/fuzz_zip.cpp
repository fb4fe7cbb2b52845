#include "workbook/container/zip.hpp"

#include <cstdint>

// Archives with small limits: what the fuzzer finds slow or large would be so for a clerk as well.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace gopbieu;
    Limits limits;
    limits.unpacked = 16U << 20U;
    auto const archive = ZipArchive::open({reinterpret_cast<char const*>(data), size}, limits);
    if (!archive) {
        return 0;
    }
    Buffer buffer;
    for (auto const& entry : archive->entries()) {
        if (!archive->read(entry, buffer) && buffer.view().size() != entry.unpacked) {
            __builtin_trap();
        }
        if (archive->find(entry.name) == nullptr && !entry.name.starts_with('/')) {
            __builtin_trap();
        }
    }
    return 0;
}
