#include "workbook/formula_text.hpp"

#include "text/names.hpp"
#include "workbook/formula_words.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace gopbieu {

namespace {

bool is_digit(char character)
{
    return character >= '0' && character <= '9';
}

bool is_letter(char character)
{
    return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
}

// What names and numbers are made of; letters beyond ASCII are taken as they come.
bool in_word(char character)
{
    return is_letter(character) || is_digit(character) || character == '_' || character == '.' ||
           character == '?' || character == '\\' || static_cast<unsigned char>(character) >= 0x80;
}

std::size_t word_length(std::string_view text)
{
    auto const end = std::ranges::find_if_not(text, in_word);
    return static_cast<std::size_t>(end - text.begin());
}

// The end of a run in quotes ("text" or 'Sheet name'); doubled quotes stay inside.
std::size_t quoted_length(std::string_view text)
{
    std::size_t at = 1;
    while (at < text.size() &&
           (text[at] != text[0] || (at + 1 < text.size() && text[at + 1] == text[0]))) {
        at += text[at] == text[0] ? 2U : 1U;
    }
    return std::min(at + 1, text.size());
}

// "[1]" of another workbook, "[[#This Row],[Số]]" of a table: brackets nest, "'" escapes one.
std::size_t bracket_length(std::string_view text)
{
    std::size_t depth = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\'') {
            ++at;
        } else if (text[at] == '[') {
            ++depth;
        } else if (text[at] == ']' && --depth == 0) {
            return at + 1;
        }
    }
    return text.size();
}

struct Corner {
    std::size_t length = 0; ///< 0: none here
    ReferenceCorner corner;
};

// "$B$12", "$B", "12": what of it makes a reference depends on what follows.
Corner corner_at(std::string_view text)
{
    Corner found;
    std::size_t at = 0;
    std::size_t dollars = 0;
    if (at < text.size() && text[at] == '$') {
        ++dollars;
        ++at;
    }
    std::uint32_t column = 0;
    auto const letters = at;
    for (; at < text.size() && at < letters + 3 && is_letter(text[at]); ++at) {
        column = column * 26 + static_cast<std::uint32_t>((text[at] & ~0x20) - 'A' + 1);
    }
    bool const has_column = at > letters;
    found.corner.column_fixed = has_column && dollars != 0;
    found.corner.row_fixed = !has_column && dollars != 0;
    auto const after_column = at;
    if (has_column && at < text.size() && text[at] == '$') {
        found.corner.row_fixed = true;
        ++at;
    }
    std::uint32_t row = 0;
    auto const digits = at;
    for (; at < text.size() && at < digits + 7 && is_digit(text[at]); ++at) {
        row = row * 10 + static_cast<std::uint32_t>(text[at] - '0');
    }
    bool const has_row = at > digits;
    if (!has_row) {
        at = after_column;
        found.corner.row_fixed = false;
    }
    bool const fits = column <= max_columns && row <= max_rows && (!has_row || row != 0);
    bool const ends = at == text.size() || (!in_word(text[at]) && text[at] != '$');
    if ((!has_column && !has_row) || !fits || !ends) {
        return {};
    }
    if (has_column) {
        found.corner.column = column - 1;
    }
    if (has_row) {
        found.corner.row = row - 1;
    }
    found.length = at;
    return found;
}

struct FoundReference {
    std::size_t length = 0;
    CellReference reference;
};

// What may not stand behind a reference: that makes it a function, a sheet or a table.
bool reads_on(std::string_view text, std::size_t at)
{
    return at < text.size() && (text[at] == '(' || text[at] == '!' || text[at] == '[');
}

FoundReference reference_at(std::string_view text)
{
    auto const first = corner_at(text);
    if (first.length == 0 || reads_on(text, first.length)) {
        return {};
    }
    FoundReference found;
    found.reference.first = found.reference.last = first.corner;
    found.length = first.length;
    bool const cell = first.corner.column && first.corner.row;
    if (first.length < text.size() && text[first.length] == ':') {
        auto const last = corner_at(text.substr(first.length + 1));
        bool const alike = first.corner.column.has_value() == last.corner.column.has_value() &&
                           first.corner.row.has_value() == last.corner.row.has_value();
        auto const length = first.length + 1 + last.length;
        if (last.length != 0 && alike && !reads_on(text, length)) {
            found.reference.last = last.corner;
            found.reference.area = true;
            found.length = length;
            return found;
        }
    }
    return cell ? found : FoundReference{};
}

// The length of "Sheet1!", "'Biểu 1'!", "[1]Sheet1!", "Sheet1:Sheet3!" at the start; 0 for none.
std::size_t sheet_prefix_length(std::string_view text)
{
    std::size_t at = 0;
    if (text[0] == '\'') {
        at = quoted_length(text);
    } else {
        at = text[0] == '[' ? bracket_length(text) : 0;
        at += word_length(text.substr(at));
        if (at != 0 && at < text.size() && text[at] == ':') {
            auto const further = word_length(text.substr(at + 1));
            at += further == 0 ? 0 : further + 1;
        }
    }
    return at != 0 && at < text.size() && text[at] == '!' ? at + 1 : 0;
}

// "#REF!" at the start: its letters are no sheet, its "!" no separator.
std::size_t error_length(std::string_view text)
{
    static constexpr std::array<std::string_view, 8> errors{
        "#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!"};
    auto const* const found = std::ranges::find_if(
        errors, [&](std::string_view error) { return text.starts_with(error); });
    return found == errors.end() ? 1 : found->size();
}

// How much of the start stays together and is no reference.
std::size_t plain_length(std::string_view text)
{
    if (text[0] == '#') {
        return error_length(text);
    }
    if (text[0] == '"' || text[0] == '\'') {
        return quoted_length(text);
    }
    if (text[0] == '[') {
        return bracket_length(text);
    }
    if (in_word(text[0])) {
        auto const length = word_length(text);
        bool const table = length < text.size() && text[length] == '[';
        return table ? length + bracket_length(text.substr(length)) : length;
    }
    return 1;
}

std::optional<std::uint32_t>
moved(std::optional<std::uint32_t> place, bool fixed, std::int32_t by, std::uint32_t limit)
{
    if (!place || fixed) {
        return place;
    }
    auto const to = std::int64_t{*place} + by;
    // What has left the sheet is beyond every limit: reference_text() writes #REF!.
    return to < 0 || to >= limit ? std::numeric_limits<std::uint32_t>::max()
                                 : static_cast<std::uint32_t>(to);
}

void move(ReferenceCorner& corner, std::int32_t rows, std::int32_t columns)
{
    corner.row = moved(corner.row, corner.row_fixed, rows, max_rows);
    corner.column = moved(corner.column, corner.column_fixed, columns, max_columns);
}

void append_corner(std::string& out, ReferenceCorner const& corner)
{
    if (corner.column) {
        out += corner.column_fixed ? "$" : "";
        out += column_letters(*corner.column);
    }
    if (corner.row) {
        out += corner.row_fixed ? "$" : "";
        out += std::to_string(*corner.row + 1);
    }
}

bool on_sheet(ReferenceCorner const& corner)
{
    return corner.row.value_or(0) < max_rows && corner.column.value_or(0) < max_columns;
}

} // namespace

std::optional<FormulaPiece> FormulaPieces::next()
{
    if (m_rest.empty()) {
        return std::nullopt;
    }
    FormulaPiece piece;
    auto const prefix = sheet_prefix_length(m_rest);
    auto const found = reference_at(m_rest.substr(prefix));
    auto length = prefix + found.length;
    if (found.length != 0) {
        piece.sheet = m_rest.substr(0, prefix == 0 ? 0 : prefix - 1);
        piece.reference = found.reference;
    } else if (prefix == 0) {
        length = plain_length(m_rest);
    } else {
        // A name or an error that belongs to a sheet: the word behind the "!" is no reference.
        piece.sheet = m_rest.substr(0, prefix - 1);
        length = prefix + (prefix < m_rest.size() ? plain_length(m_rest.substr(prefix)) : 0);
    }
    piece.text = m_rest.substr(0, length);
    m_rest.remove_prefix(length);
    return piece;
}

std::string plain_sheet_name(std::string_view written)
{
    if (written.size() < 2 || written[0] != '\'') {
        bool const plain = written.find_first_of("[:'") == std::string_view::npos;
        return plain ? std::string(written) : std::string();
    }
    std::string name;
    for (std::size_t at = 1; at + 1 < written.size(); ++at) {
        at += written[at] == '\'' ? 1U : 0U;
        name += written[at];
    }
    return name.find_first_of("[:") == std::string::npos ? name : std::string();
}

bool same_sheet_name(std::string_view one, std::string_view other)
{
    auto const folded = [](char character) {
        return character >= 'A' && character <= 'Z' ? static_cast<char>(character + 32) : character;
    };
    if (std::ranges::equal(one, other, {}, folded, folded)) {
        return true;
    }
    // Letters beyond ASCII fold as well; such a pair is rare enough for the long way.
    return one.size() == other.size() && upper_case(one) == upper_case(other);
}

std::string reference_text(CellReference const& reference)
{
    if (!on_sheet(reference.first) || !on_sheet(reference.last)) {
        return "#REF!";
    }
    std::string text;
    append_corner(text, reference.first);
    if (reference.area) {
        text += ':';
        append_corner(text, reference.last);
    }
    return text;
}

std::string shift_formula(std::string_view formula, std::int32_t rows, std::int32_t columns)
{
    std::string out;
    FormulaPieces pieces(formula);
    while (auto const piece = pieces.next()) {
        if (!piece->reference) {
            out += piece->text;
            continue;
        }
        auto reference = *piece->reference;
        move(reference.first, rows, columns);
        move(reference.last, rows, columns);
        if (!piece->sheet.empty()) {
            out += piece->sheet;
            out += '!';
        }
        out += reference_text(reference);
    }
    return out;
}

std::string rename_sheet(std::string_view formula, std::string_view from, std::string_view to)
{
    std::string out;
    FormulaPieces pieces(formula);
    while (auto const piece = pieces.next()) {
        if (piece->sheet.empty() || !same_sheet_name(plain_sheet_name(piece->sheet), from)) {
            out += piece->text;
            continue;
        }
        out += quoted_sheet(to);
        out += piece->text.substr(piece->sheet.size());
    }
    return out;
}

} // namespace gopbieu
