#include "intake/read_number.hpp"

#include <string_view>

namespace gopbieu {

namespace {

std::string_view trimmed(std::string_view text)
{
    auto const first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos
               ? std::string_view()
               : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// "12", "05", "94,6", and "-" for none: what has one meaning only. Dots are left to a person,
// because "1.234" is a thousand in one office and a decimal in the next.
std::optional<Exact> plain_text_number(std::string_view text)
{
    if (text == "-") {
        return Exact(0);
    }
    std::string digits(text);
    if (auto const comma = digits.find(','); comma != std::string::npos) {
        auto const decimals = digits.size() - comma - 1;
        if (decimals == 3) {
            return {};
        }
        digits[comma] = '.';
    } else if (digits.find('.') != std::string::npos) {
        return {};
    }
    return digits.find('/') == std::string::npos ? Exact::parse(digits) : std::nullopt;
}

} // namespace

NumberRead read_number(Grid const& grid, Cell const& cell, ValueType type)
{
    NumberRead read;
    switch (cell.kind) {
    case CellKind::number:
        read.number = Exact::from_double(cell.number);
        // 0.946 in a cell that shows 94,6 %: the form means what is shown.
        if (read.number && grid.workbook().format(cell).shown == Shown::percent) {
            read.number = type == ValueType::percent ? read.number->times(Exact(100))
                                                     : std::optional<Exact>();
        }
        break;
    case CellKind::text: {
        auto text = trimmed(grid.workbook().text(cell));
        if (type == ValueType::percent && text.ends_with('%')) {
            text = trimmed(text.substr(0, text.size() - 1));
        }
        read.number = plain_text_number(text);
        read.repaired = read.number.has_value();
        break;
    }
    case CellKind::empty:
        read.uncalculated = cell.formula != 0;
        break;
    case CellKind::boolean:
    case CellKind::date:
    case CellKind::error:
        break;
    }
    return read;
}

} // namespace gopbieu
