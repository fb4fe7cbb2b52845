#include "workbook/plain/r1c1.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace gopbieu {

namespace {

/// Half of a reference: the row or the column.
struct Axis {
    bool given = false, fixed = false;
    std::int64_t index = 0; ///< counted from zero
};

// Offsets beyond this lead off any sheet, and sums of them stay small.
constexpr std::int64_t far_away = std::int64_t{max_rows} * 2;

struct Reference {
    Axis row, column;
    std::size_t length = 0; ///< 0: no reference
};

bool word_character(char character)
{
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9') || character == '_' || character == '.' ||
           static_cast<unsigned char>(character) >= 0x80;
}

// "R", "R12" or "R[-3]": moves the text on. A letter without a number means the cell's own place.
std::optional<Axis> take_axis(std::string_view& text, char letter, std::uint32_t own)
{
    if (text.empty() || (text[0] & ~0x20) != letter) {
        return std::nullopt;
    }
    auto rest = text.substr(1);
    Axis axis;
    axis.given = true;
    axis.index = own;
    bool const relative = rest.starts_with('[');
    rest.remove_prefix(relative ? 1 : 0);
    std::int64_t number = 0;
    auto const done = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    bool const negative = rest.starts_with('-');
    if (done.ec == std::errc() && (relative || !negative)) {
        rest.remove_prefix(static_cast<std::size_t>(done.ptr - rest.data()));
        number = std::clamp(number, -far_away, far_away);
        axis.index = relative ? axis.index + number : number - 1;
        axis.fixed = !relative;
    } else if (relative) {
        return std::nullopt;
    }
    if (relative && !rest.starts_with(']')) {
        return std::nullopt;
    }
    text = rest.substr(relative ? 1 : 0);
    return axis;
}

Reference reference_at(std::string_view text, CellRef at)
{
    auto rest = text;
    Reference found;
    if (auto const row = take_axis(rest, 'R', at.row)) {
        found.row = *row;
    }
    if (auto const column = take_axis(rest, 'C', at.column)) {
        found.column = *column;
    }
    bool const ends =
        rest.empty() || (!word_character(rest[0]) && rest[0] != '(' && rest[0] != '!');
    found.length = ends ? text.size() - rest.size() : 0;
    return found;
}

std::string row_text(Axis const& row)
{
    return (row.fixed ? "$" : "") + std::to_string(row.index + 1);
}

std::string column_text(Axis const& column)
{
    return (column.fixed ? "$" : "") + column_letters(static_cast<std::uint32_t>(column.index));
}

bool inside(Reference const& reference)
{
    return reference.row.index >= 0 && reference.row.index < max_rows &&
           reference.column.index >= 0 && reference.column.index < max_columns;
}

std::string text_of(Reference const& first, Reference const* second)
{
    auto const& last = second == nullptr ? first : *second;
    if (!inside(first) || !inside(last)) {
        return "#REF!";
    }
    if (first.row.given && first.column.given) {
        return column_text(first.column) + row_text(first.row);
    }
    return first.row.given ? row_text(first.row) + ':' + row_text(last.row)
                           : column_text(first.column) + ':' + column_text(last.column);
}

bool is_whole(Reference const& reference)
{
    return reference.row.given != reference.column.given;
}

std::size_t quoted_length(std::string_view text)
{
    auto const close = text.find(text[0], 1);
    return close == std::string_view::npos ? text.size() : close + 1;
}

} // namespace

std::string a1_formula(std::string_view r1c1, CellRef at)
{
    std::string out;
    while (!r1c1.empty()) {
        std::size_t length = 1;
        if (r1c1[0] == '"' || r1c1[0] == '\'') {
            length = quoted_length(r1c1);
        } else if (auto const first = reference_at(r1c1, at); first.length != 0) {
            // Whole rows and columns are written in pairs: "C1:C3" is "$A:$C".
            auto const rest = r1c1.substr(first.length);
            auto const second =
                rest.starts_with(':') ? reference_at(rest.substr(1), at) : Reference();
            bool const pair = is_whole(first) && second.length != 0 && is_whole(second) &&
                              first.row.given == second.row.given;
            out += text_of(first, pair ? &second : nullptr);
            r1c1.remove_prefix(first.length + (pair ? second.length + 1 : 0));
            continue;
        } else if (word_character(r1c1[0])) {
            while (length < r1c1.size() && word_character(r1c1[length])) {
                ++length;
            }
        }
        out += r1c1.substr(0, length);
        r1c1.remove_prefix(length);
    }
    return out;
}

} // namespace gopbieu
