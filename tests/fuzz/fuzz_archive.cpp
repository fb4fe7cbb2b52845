#include "text/utf8.hpp"
#include "workbook/container/archive.hpp"
#include "workbook/sniff.hpp"

#include <cstdint>

// Archives of every kind, by way of the same look at their first bytes as in a real run.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace gopbieu;
    std::span<char const> const bytes(reinterpret_cast<char const*>(data), size);
    auto const check = [](Member const& member) {
        if (broken_utf8_at(member.name) || member.name.find('\x1b') != std::string::npos) {
            __builtin_trap();
        }
        if (member.bytes) {
            static_cast<void>(look_at(*member.bytes));
        }
    };
    Limits limits;
    limits.unpacked = 8U << 20U;
    limits.entries = 1000;
    static_cast<void>(look_at(bytes));
    static_cast<void>(open_zip(bytes, limits, check));
    static_cast<void>(open_packed(bytes, limits, check));
    return 0;
}
