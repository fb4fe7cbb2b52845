#include "form/draft/draft.hpp"
#include "form/load.hpp"
#include "form/yaml.hpp"
#include "fuzz/packed_parts.hpp"
#include "fuzz/read_both_depths.hpp"
#include "workbook/read.hpp"

namespace {

// Whatever a workbook holds, what is drafted from it is well-written YAML.
void draft_every_sheet(gopbieu::Workbook const& workbook)
{
    using namespace gopbieu;
    for (auto const& sheet : workbook.sheets) {
        DraftOptions options;
        options.sheet = sheet.name;
        auto const draft = draft_form(workbook, "fuzz", options);
        if (!draft) {
            continue;
        }
        if (!parse_yaml(draft.value->text, "form.yaml")) {
            std::abort();
        }
        parse_form(draft.value->text, "", draft.value->id);
    }
}

} // namespace

// A workbook of any kind as it is (delimited text is one), or the parts of an .xlsx as plain text.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace gopbieu;
    ReadOptions options;
    options.depth = Depth::looks;
    options.limits.unpacked = 4ULL << 20U;
    options.limits.cells = 20'000;
    options.limits.string = 1ULL << 16U;
    auto const bytes = as_chars(data, size);
    auto const packed = packed_parts(bytes);
    bool const parts = std::string_view(bytes.data(), bytes.size()).starts_with("=== ");
    auto const workbook = read_workbook(parts ? std::span<char const>(packed) : bytes, options);
    if (workbook) {
        draft_every_sheet(*workbook);
    }
    return 0;
}
