#include "support/xlsb_builder.hpp"
#include "workbook/xlsx/xlsb.hpp"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>

namespace {

using namespace gopbieu;

// Room for a fuzzer's inputs, and no more, so that a run stays fast.
ReadOptions small()
{
    ReadOptions options;
    options.limits.unpacked = 16ULL << 20U;
    options.limits.cells = 200'000;
    options.limits.string = 1ULL << 20U;
    return options;
}

// What the reader promises for each cell; the process ends when it does not hold.
void look_at(Result<Workbook> const& workbook)
{
    if (!workbook) {
        if (words(workbook.problem(), Language::vietnamese).empty()) {
            std::abort();
        }
        return;
    }
    for (auto const& sheet : workbook->sheets) {
        Cell const* before = nullptr;
        for (auto const& cell : sheet.cells) {
            bool const inside = cell.row < max_rows && cell.column < max_columns;
            bool const ordered = before == nullptr || before->where() < cell.where();
            bool const known_text = !cell.has_text() || cell.text_ < workbook->texts.size();
            bool const known_formula = cell.formula <= sheet.formulas.size();
            if (!inside || !ordered || !known_text || !known_formula) {
                std::abort();
            }
            static_cast<void>(workbook->format(cell));
            static_cast<void>(formula_text(sheet, cell));
            before = &cell;
        }
    }
}

// A small whole workbook in which one part is the fuzzer's, packed with the right checksum.
std::string with_part(char which, std::string const& bytes)
{
    xlsb::Book book;
    book.sheets = {xlsb::sheet(xlsb::row(0) + xlsb::cell(brt::cell_isst, 0, xlsb::u32(0), 1))};
    book.texts = xlsb::shared_text(u"đảng viên");
    book.styles = xlsb::record(brt::begin_cell_xfs) + xlsb::style(0) + xlsb::style(14);
    auto const part =
        std::array<std::string*, 4>{&book.sheets[0], &book.main, &book.styles, &book.texts}.at(
            static_cast<unsigned char>(which) & 3U);
    *part = bytes;
    return xlsb::file(book);
}

} // namespace

// A whole file when the input begins as one; otherwise the first byte says which part the rest is:
// a sheet, the workbook, the styles or the shared texts.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string const input(data, data + size);
    if (input.empty()) {
        return 0;
    }
    auto const file = input.starts_with("PK") ? input : with_part(input[0], input.substr(1));
    look_at(read_xlsb(std::span<char const>(file), small()));
    return 0;
}
