#include "workbook/xls/xls.hpp"

#include <cstddef>
#include <cstdint>

// Any bytes as an .xls file, at both depths.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::span<char const> const bytes(reinterpret_cast<char const*>(data), size);
    gopbieu::ReadOptions options;
    options.limits.cells = 100'000;
    static_cast<void>(gopbieu::read_xls(bytes, options));
    options.depth = gopbieu::Depth::looks;
    auto const workbook = gopbieu::read_xls(bytes, options);
    if (workbook) {
        for (auto const& sheet : workbook->sheets) {
            for (auto const& cell : sheet.cells) {
                static_cast<void>(gopbieu::formula_text(sheet, cell));
            }
        }
    }
    return 0;
}
