// What a table looks like besides its cells: widths, heights, the rows that repeat on every page.

#include "workbook/ods/cell_looks.hpp"
#include "workbook/ods/table.hpp"

#include <algorithm>
#include <cmath>

namespace gopbieu {

namespace {

// Excel counts widths in digits of the default font: 7 pixels each at 96 dpi, and 5 of padding.
double characters_of(double points)
{
    auto const pixels = points * 96 / 72;
    auto const characters = pixels <= 12 ? pixels / 12 : (pixels - 5) / 7;
    return std::round(characters * 100) / 100;
}

// A break stands before a row or column, or after the one before it.
void keep_break(std::vector<std::uint32_t>& breaks,
                std::uint32_t first,
                std::optional<std::string_view> before)
{
    if (before && *before != "auto" && first > 0) {
        breaks.push_back(first);
    }
}

} // namespace

void TableReader::keep_column_looks(Span columns, bool hidden, std::string_view cell_style)
{
    auto const style = m_xml.attribute("table:style-name").value_or("");
    auto const width =
        m_styles.property("table-column", style, "table-column-properties/column-width");
    ColumnLooks look;
    look.columns = columns;
    look.width = characters_of(width ? length_in_points(*width).value_or(64) : 64);
    look.custom_width = width.has_value();
    look.style = m_numbers.number(cell_style, "", false);
    look.hidden = hidden;
    look.outline = static_cast<std::uint8_t>(std::min<std::size_t>(m_column_outline, 7));
    auto& looks = *m_grid.sheet().looks;
    looks.columns.push_back(look);
    keep_break(looks.page.column_breaks,
               columns.first,
               m_styles.property("table-column", style, "table-column-properties/break-before"));
}

void TableReader::keep_row_looks(Span rows, bool hidden, std::string_view style)
{
    auto& looks = *m_grid.sheet().looks;
    keep_break(looks.page.row_breaks,
               rows.first,
               m_styles.property("table-row", style, "table-row-properties/break-before"));
    // The unused rest of the sheet is one long run; its height says nothing.
    if (rows.last - rows.first >= 1000 && !hidden) {
        return;
    }
    auto const height = m_styles.property("table-row", style, "table-row-properties/row-height");
    RowLooks look;
    look.height = height ? length_in_points(*height) : std::nullopt;
    look.custom_height =
        m_styles.property("table-row", style, "table-row-properties/use-optimal-row-height") ==
        "false";
    look.hidden = hidden;
    look.outline = static_cast<std::uint8_t>(std::min<std::size_t>(m_row_outline, 7));
    auto const last = std::min(rows.last, rows.first + 1000);
    for (look.row = rows.first; look.row <= last; ++look.row) {
        looks.rows.push_back(look);
    }
}

// Header rows and columns are those that every printed page begins with.
void TableReader::begin_titles()
{
    auto& page = m_grid.sheet().looks->page;
    if (m_xml.name() == "table-header-rows" && m_row < max_rows) {
        auto const row = static_cast<std::uint32_t>(m_row);
        page.title_rows = Span{row, row};
    } else if (m_xml.name() == "table-header-columns" && m_next_column < max_columns) {
        auto const column = static_cast<std::uint32_t>(m_next_column);
        page.title_columns = Span{column, column};
    }
}

void TableReader::end_titles()
{
    auto& page = m_grid.sheet().looks->page;
    if (m_xml.name() == "table-header-rows" && page.title_rows && m_row > page.title_rows->first) {
        page.title_rows->last =
            static_cast<std::uint32_t>(std::min<std::uint64_t>(m_row, max_rows) - 1);
    }
    if (m_xml.name() == "table-header-columns" && page.title_columns &&
        m_next_column > page.title_columns->first) {
        page.title_columns->last =
            static_cast<std::uint32_t>(std::min<std::uint64_t>(m_next_column, max_columns) - 1);
    }
}

} // namespace gopbieu
