// References in formulas: cells, areas, names, other sheets and other workbooks.

#include "workbook/xls/decompiler.hpp"

namespace gopbieu {

namespace {

constexpr int rows_biff8 = 65'536;
constexpr int rows_biff5 = 16'384;
constexpr int columns_biff = 256;

int rows(bool wide)
{
    return wide ? rows_biff8 : rows_biff5;
}

} // namespace

bool Decompiler::name()
{
    std::size_t const number = m_reader.u16();
    m_reader.skip(m_wide ? 2 : 12);
    return number >= 1 && number <= m_names.names.size() && !m_names.names[number - 1].empty() &&
           push(m_names.names[number - 1]);
}

bool Decompiler::name_x()
{
    if (!m_wide) {
        return false;
    }
    std::size_t const link = m_reader.u16();
    std::size_t const number = m_reader.u16();
    m_reader.skip(2);
    if (link >= m_names.links.size() || m_names.links[link].book >= m_names.books.size() ||
        number == 0) {
        return false;
    }
    auto const& book = m_names.books[m_names.links[link].book];
    bool const own = book.kind == FormulaNames::Book::Kind::itself;
    auto const& names = own ? m_names.names : book.names;
    if (number > names.size() || names[number - 1].empty()) {
        return false;
    }
    if (book.kind == FormulaNames::Book::Kind::other) {
        return push(quoted_sheet(book.name) + "!" + names[number - 1]);
    }
    return push(names[number - 1]);
}

// A reference's place. In BIFF8 the two flags stand above the column, before above the row.
Decompiler::Place Decompiler::place(bool offsets)
{
    Place found;
    auto const row = m_reader.u16();
    unsigned const column = m_wide ? m_reader.u16() : m_reader.u8();
    unsigned const flags = m_wide ? column : row;
    found.row_relative = (flags & 0x8000U) != 0;
    found.column_relative = (flags & 0x4000U) != 0;
    found.row = m_wide ? row : row & 0x3fffU;
    found.column = static_cast<int>(column & 0xffU);
    if (!offsets) {
        return found;
    }
    // Offsets wrap around at the edges of the sheet.
    if (found.row_relative) {
        found.row = (found.row + static_cast<int>(m_base.row)) % rows(m_wide);
    }
    if (found.column_relative) {
        found.column = (found.column + static_cast<int>(m_base.column)) % columns_biff;
    }
    return found;
}

std::optional<std::string> Decompiler::place_text(Place const& place) const
{
    return (place.column_relative ? "" : "$") +
           column_letters(static_cast<std::uint32_t>(place.column)) +
           (place.row_relative ? "" : "$") + std::to_string(place.row + 1);
}

// Whole rows and columns are areas up to the last column or row of the old sheet size.
std::optional<std::string> Decompiler::area_text(Place first, Place last) const
{
    if (first.row == 0 && last.row == rows(m_wide) - 1) {
        return (first.column_relative ? "" : "$") +
               column_letters(static_cast<std::uint32_t>(first.column)) + ":" +
               (last.column_relative ? "" : "$") +
               column_letters(static_cast<std::uint32_t>(last.column));
    }
    if (first.column == 0 && last.column == columns_biff - 1) {
        return (first.row_relative ? "" : "$") + std::to_string(first.row + 1) + ":" +
               (last.row_relative ? "" : "$") + std::to_string(last.row + 1);
    }
    return *place_text(first) + ":" + *place_text(last);
}

std::optional<std::string> Decompiler::area(bool offsets, bool single)
{
    if (single) {
        return place_text(place(offsets));
    }
    // Both rows stand before both columns: bring them together.
    auto const row_1 = m_reader.bytes(2);
    auto const row_2 = m_reader.bytes(2);
    std::size_t const width = m_wide ? 2 : 1;
    auto const column_1 = m_reader.bytes(width);
    auto const column_2 = m_reader.bytes(width);
    if (m_reader.failed()) {
        return std::nullopt;
    }
    auto const put_together = [&](std::string_view row, std::string_view column) {
        std::string const bytes = std::string(row) + std::string(column);
        auto const rest = m_reader;
        m_reader = BiffReader(std::string_view(bytes));
        auto const found = place(offsets);
        m_reader = rest;
        return found;
    };
    return area_text(put_together(row_1, column_1), put_together(row_2, column_2));
}

std::optional<std::string> Decompiler::link_prefix(std::size_t link) const
{
    if (link >= m_names.links.size() || m_names.links[link].book >= m_names.books.size()) {
        return std::nullopt;
    }
    auto const& entry = m_names.links[link];
    auto const& book = m_names.books[entry.book];
    bool const own = book.kind == FormulaNames::Book::Kind::itself;
    auto const& sheets = own ? m_names.sheets : book.sheets;
    if (entry.first < 0 || entry.last < 0) {
        return std::string("#REF!"); // the sheet was deleted
    }
    auto const first = static_cast<std::size_t>(entry.first);
    auto const last = static_cast<std::size_t>(entry.last);
    if (first >= sheets.size() || last >= sheets.size()) {
        return std::nullopt;
    }
    std::string const file = own ? "" : "[" + book.name + "]";
    return quoted_sheet(file +
                        (first == last ? sheets[first] : sheets[first] + ":" + sheets[last])) +
           "!";
}

bool Decompiler::reference_3d(bool is_area, bool lost)
{
    std::optional<std::string> prefix;
    if (m_wide) {
        prefix = link_prefix(m_reader.u16());
    } else {
        // Negative: this workbook, whose sheets follow by number.
        auto const link = static_cast<std::int16_t>(m_reader.u16());
        m_reader.skip(8);
        std::size_t const first = m_reader.u16();
        std::size_t const last = m_reader.u16();
        if (link < 0 && first == 0xffff) {
            prefix = "#REF!";
        } else if (link < 0 && first < m_names.sheets.size() && last < m_names.sheets.size()) {
            auto const& sheets = m_names.sheets;
            prefix =
                quoted_sheet(first == last ? sheets[first] : sheets[first] + ":" + sheets[last]) +
                "!";
        }
    }
    if (!prefix) {
        return false;
    }
    if (lost) {
        m_reader.skip(is_area ? (m_wide ? 8 : 6) : (m_wide ? 4 : 3));
        return push(*prefix == "#REF!" ? *prefix : *prefix + "#REF!");
    }
    auto const where = area(false, !is_area);
    return where && push(*prefix == "#REF!" ? *prefix : *prefix + *where);
}

} // namespace gopbieu
