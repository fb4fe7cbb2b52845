#include "workbook/cell_ref.hpp"

#include <algorithm>

namespace gopbieu {

std::string column_letters(std::uint32_t column)
{
    // Column letters are a base-26 number without a zero digit, hence the "- 1".
    std::string letters;
    for (auto rest = column + 1; rest != 0; rest = (rest - 1) / 26) {
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    }
    return letters;
}

std::string to_a1(CellRef cell)
{
    return column_letters(cell.column) + std::to_string(cell.row + 1);
}

std::string to_a1(CellRange range)
{
    return to_a1(range.first) + ":" + to_a1(range.last);
}

std::optional<CellRef> parse_a1(std::string_view text)
{
    std::size_t at = 0;
    auto const skip_dollar = [&] { at += at < text.size() && text[at] == '$' ? 1U : 0U; };
    skip_dollar();
    std::uint32_t column = 0;
    auto const letters = at;
    for (; at < text.size() && at < letters + 3; ++at) {
        auto const letter = static_cast<char>(text[at] & ~0x20);
        if (letter < 'A' || letter > 'Z') {
            break;
        }
        column = column * 26 + static_cast<std::uint32_t>(letter - 'A' + 1);
    }
    bool const has_column = at > letters;
    skip_dollar();
    std::uint32_t row = 0;
    auto const digits = at;
    for (; at < text.size() && at < digits + 8 && text[at] >= '0' && text[at] <= '9'; ++at) {
        row = row * 10 + static_cast<std::uint32_t>(text[at] - '0');
    }
    if (!has_column || at != text.size() || row == 0 || row > max_rows || column > max_columns) {
        return std::nullopt;
    }
    return CellRef{row - 1, column - 1};
}

namespace {

// "A:C" and "3:5" stand for whole columns and rows.
std::optional<CellRange> parse_whole(std::string_view from, std::string_view to)
{
    if (parse_a1(from) || parse_a1(to)) {
        return std::nullopt;
    }
    auto const with_row = [](std::string_view letters) {
        return parse_a1(std::string(letters) + "1");
    };
    auto const with_column = [](std::string_view digits) {
        return parse_a1((digits.starts_with('$') ? "A" : "$A") + std::string(digits));
    };
    if (auto const first = with_row(from), last = with_row(to); first && last) {
        return CellRange{{0, std::min(first->column, last->column)},
                         {max_rows - 1, std::max(first->column, last->column)}};
    }
    if (auto const first = with_column(from), last = with_column(to); first && last) {
        return CellRange{{std::min(first->row, last->row), 0},
                         {std::max(first->row, last->row), max_columns - 1}};
    }
    return std::nullopt;
}

} // namespace

std::optional<CellRange> parse_a1_range(std::string_view text)
{
    auto const colon = text.find(':');
    auto const rest = colon == std::string_view::npos ? text : text.substr(colon + 1);
    if (colon != std::string_view::npos && !parse_a1(rest)) {
        return parse_whole(text.substr(0, colon), rest);
    }
    auto const first = parse_a1(text.substr(0, colon));
    auto const last = colon == std::string_view::npos ? first : parse_a1(rest);
    if (!first || !last) {
        return std::nullopt;
    }
    return CellRange{
        {std::min(first->row, last->row), std::min(first->column, last->column)},
        {std::max(first->row, last->row), std::max(first->column, last->column)},
    };
}

} // namespace gopbieu
