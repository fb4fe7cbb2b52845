#include "workbook/workbook.hpp"

#include <algorithm>
#include <cctype>

namespace gopbieu {

namespace {

bool before(Cell const& left, Cell const& right)
{
    return left.where() < right.where();
}

bool word_character(char character)
{
    return std::isalnum(static_cast<unsigned char>(character)) != 0 || character == '_' ||
           character == '.' || static_cast<unsigned char>(character) >= 0x80;
}

struct Reference {
    std::size_t length = 0; ///< 0: no reference here
    bool column_fixed = false, row_fixed = false;
    std::int64_t column = 0, row = 0; ///< counted from 1; 0: not given ("3:3", "A:A")
};

// A reference such as "$B12" at the start of the text. Whole columns and rows are only told from
// names and numbers by the colon beside them, which the caller knows.
Reference reference_at(std::string_view text)
{
    Reference found;
    std::size_t at = 0;
    if (at < text.size() && text[at] == '$') {
        found.column_fixed = true;
        ++at;
    }
    auto const letters = at;
    while (at < text.size() && at < letters + 3 &&
           std::isalpha(static_cast<unsigned char>(text[at])) != 0) {
        found.column = found.column * 26 + (text[at] & ~0x20) - 'A' + 1;
        ++at;
    }
    bool const has_letters = at > letters;
    if (at < text.size() && text[at] == '$') {
        found.row_fixed = true;
        ++at;
    }
    auto const digits = at;
    while (at < text.size() && at < digits + 7 &&
           std::isdigit(static_cast<unsigned char>(text[at])) != 0) {
        found.row = found.row * 10 + text[at] - '0';
        ++at;
    }
    bool const ends =
        at == text.size() || (!word_character(text[at]) && text[at] != '(' && text[at] != '!');
    bool const fits = found.column <= max_columns && found.row <= max_rows;
    if (!has_letters || at == digits || found.row == 0 || !ends || !fits) {
        return {};
    }
    found.length = at;
    return found;
}

std::string moved(Reference const& reference, std::int32_t rows, std::int32_t columns)
{
    auto const column = reference.column + (reference.column_fixed ? 0 : columns);
    auto const row = reference.row + (reference.row_fixed ? 0 : rows);
    if (column < 1 || column > max_columns || row < 1 || row > max_rows) {
        return "#REF!";
    }
    return (reference.column_fixed ? "$" : "") +
           column_letters(static_cast<std::uint32_t>(column - 1)) +
           (reference.row_fixed ? "$" : "") + std::to_string(row);
}

// The end of a quoted run ("text" or 'Sheet name') that starts here; doubled quotes stay inside.
std::size_t quoted_length(std::string_view text)
{
    std::size_t at = 1;
    while (at < text.size() &&
           (text[at] != text[0] || (at + 1 < text.size() && text[at + 1] == text[0]))) {
        at += text[at] == text[0] ? 2U : 1U;
    }
    return std::min(at + 1, text.size());
}

} // namespace

Cell const* Sheet::find(CellRef where) const
{
    auto const at = std::ranges::lower_bound(cells, where, {}, &Cell::where);
    return at != cells.end() && at->where() == where ? &*at : nullptr;
}

NumberFormat const& Workbook::format(Cell const& cell) const
{
    static NumberFormat const general;
    return cell.style < style_formats.size() && style_formats[cell.style] < formats.size()
               ? formats[style_formats[cell.style]]
               : general;
}

std::string formula_text(Sheet const& sheet, Cell const& cell)
{
    if (cell.formula == 0) {
        return {};
    }
    auto const& formula = sheet.formulas[cell.formula - 1];
    return formula.row_shift == 0 && formula.column_shift == 0
               ? std::string(formula.text)
               : shift_formula(formula.text, formula.row_shift, formula.column_shift);
}

std::string shift_formula(std::string_view formula, std::int32_t rows, std::int32_t columns)
{
    std::string out;
    std::size_t at = 0;
    while (at < formula.size()) {
        auto const rest = formula.substr(at);
        std::size_t length = 1;
        if (rest[0] == '"' || rest[0] == '\'') {
            length = quoted_length(rest);
        } else if (auto const reference = reference_at(rest); reference.length != 0) {
            out += moved(reference, rows, columns);
            at += reference.length;
            continue;
        } else if (word_character(rest[0])) {
            while (length < rest.size() && word_character(rest[length])) {
                ++length;
            }
        }
        out += rest.substr(0, length);
        at += length;
    }
    return out;
}

void sort_cells(std::vector<Cell>& cells)
{
    if (!std::ranges::is_sorted(cells, before)) {
        std::ranges::stable_sort(cells, before);
    }
    // Of equals the last one counts, as in a program that writes cell after cell into a grid.
    auto const same = [](Cell const& left, Cell const& right) {
        return left.where() == right.where();
    };
    auto const tail = std::unique(cells.rbegin(), cells.rend(), same);
    cells.erase(cells.begin(), tail.base());
}

} // namespace gopbieu
