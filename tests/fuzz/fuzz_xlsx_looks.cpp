#include "command/dump_text.hpp"
#include "fuzz/packed_parts.hpp"
#include "fuzz/read_both_depths.hpp"

namespace {

void require(bool held)
{
    if (!held) {
        std::abort();
    }
}

// Whoever draws a workbook uses these numbers without looking again.
void check_numbers(gopbieu::Workbook const& workbook)
{
    auto const& looks = *workbook.looks;
    for (auto const& style : looks.styles) {
        require(style.font < looks.fonts.size());
        require(style.fill < looks.fills.size());
        require(style.border < looks.borders.size());
    }
    for (auto const& rich : looks.rich_texts) {
        require(rich.text < workbook.texts.size());
    }
    for (auto const& sheet : workbook.sheets) {
        require(sheet.looks != nullptr);
        for (auto const& cell : sheet.cells) {
            require(cell.style < looks.styles.size());
        }
        for (auto const& row : sheet.looks->rows) {
            require(row.row < gopbieu::max_rows);
            require(row.style.value_or(0) < looks.styles.size());
        }
        for (auto const& column : sheet.looks->columns) {
            require(column.columns.first <= column.columns.last);
            require(column.columns.last < gopbieu::max_columns);
            require(column.style < looks.styles.size());
        }
        for (auto const& format : sheet.looks->conditional_formats) {
            require(!format.overlay || *format.overlay < looks.overlays.size());
        }
    }
}

} // namespace

// The parts of an .xlsx as plain text, read for what they look like and printed: styles, theme,
// page, drawings, comments, rules.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace gopbieu;
    ReadOptions options;
    options.depth = Depth::looks;
    options.limits.unpacked = 16ULL << 20U;
    options.limits.cells = 200'000;
    options.limits.string = 1ULL << 20U;
    auto const packed = packed_parts(as_chars(data, size));
    auto const workbook = read_workbook(std::span<char const>(packed), options);
    if (workbook && workbook->looks) {
        check_numbers(*workbook);
    }
    std::string out;
    append_dump(out, "fuzz", workbook, {});
    return 0;
}
