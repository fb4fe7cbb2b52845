#include "publish/back/graft.hpp"

#include "publish/draft.hpp"

#include <iterator>

namespace gopbieu {

namespace {

std::uint32_t size_of(auto const& list)
{
    return static_cast<std::uint32_t>(list.size());
}

void append(auto& to, auto const& more)
{
    to.insert(to.end(), more.begin(), more.end());
}

} // namespace

void give_looks(Workbook& workbook)
{
    if (workbook.formats.empty()) {
        workbook.formats.push_back(number_format("General"));
    }
    if (workbook.style_formats.empty()) {
        workbook.style_formats.push_back(0);
    }
    if (workbook.looks == nullptr) {
        workbook.looks = std::make_unique<Looks>();
    }
    auto& looks = *workbook.looks;
    if (looks.fonts.empty()) {
        looks.fonts.emplace_back();
    }
    if (looks.fills.empty()) {
        looks.fills.emplace_back();
    }
    if (looks.borders.empty()) {
        looks.borders.emplace_back();
    }
    looks.styles.resize(std::max(looks.styles.size(), workbook.style_formats.size()));
    workbook.style_formats.resize(looks.styles.size());
    for (auto& sheet : workbook.sheets) {
        if (sheet.looks == nullptr) {
            sheet.looks = std::make_unique<SheetLooks>();
        }
    }
}

Sheet graft(Workbook const& book, Workbook& into)
{
    auto& looks = *into.looks;
    auto const fonts = size_of(looks.fonts);
    auto const fills = size_of(looks.fills);
    auto const borders = size_of(looks.borders);
    auto const styles = size_of(looks.styles);
    auto const formats = size_of(into.formats);
    append(looks.fonts, book.looks->fonts);
    append(looks.fills, book.looks->fills);
    append(looks.borders, book.looks->borders);
    append(into.formats, book.formats);
    for (auto style : book.looks->styles) {
        style.font += fonts;
        style.fill += fills;
        style.border += borders;
        looks.styles.push_back(style);
    }
    for (auto const format : book.style_formats) {
        into.style_formats.push_back(format + formats);
    }
    auto sheet = copy_of(book.sheets.front());
    for (auto& cell : sheet.cells) {
        cell.style += styles;
        if (cell.has_text()) {
            cell.text_ = into.texts.add(book.text(cell));
        }
    }
    return sheet;
}

} // namespace gopbieu
