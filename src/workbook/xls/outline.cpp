#include "workbook/xls/outline.hpp"

#include "workbook/container/little_endian.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

constexpr std::uint32_t old_columns = 256; ///< Excel itself writes 256 for "to the last one"

// Neighbours become one span; rows may come in any order, and twice.
void join_spans(std::vector<Span>& spans)
{
    std::ranges::sort(spans);
    std::vector<Span> joined;
    for (auto const& span : spans) {
        if (!joined.empty() && span.first <= joined.back().last + 1) {
            joined.back().last = std::max(joined.back().last, span.last);
        } else {
            joined.push_back(span);
        }
    }
    spans = std::move(joined);
}

} // namespace

void XlsOutline::take(BiffRecord const& record)
{
    switch (record.id) {
    case biff::row:
    case biff::row_2:
        return row(record);
    case biff::column_info:
        return column_info(record);
    case biff::merged_cells:
        return merged(record);
    case biff::default_row_height:
        m_rows_hidden = record.body.size() >= 2 && (u16_at(record.body, 0) & 2U) != 0;
        return;
    default:
        return;
    }
}

void XlsOutline::row(BiffRecord const& record)
{
    if (m_version == 2 ? record.body.size() < 11 : record.body.size() < 16) {
        return;
    }
    std::uint32_t const number = u16_at(record.body, 0);
    // BIFF2 hides a row by a height of zero.
    bool const hidden = m_version == 2 ? (u16_at(record.body, 6) & 0x7fffU) == 0
                                       : (u16_at(record.body, 12) & 0x20U) != 0;
    if (hidden) {
        m_sheet.hidden_rows.push_back({number, number});
    } else {
        m_shown_rows.push_back(number);
    }
}

void XlsOutline::column_info(BiffRecord const& record)
{
    if (record.body.size() < 10) {
        return;
    }
    std::uint32_t const first = u16_at(record.body, 0);
    auto const last = std::min<std::uint32_t>(u16_at(record.body, 2), old_columns - 1);
    bool const hidden = (u16_at(record.body, 8) & 1U) != 0;
    if (hidden && first <= last) {
        m_sheet.hidden_columns.push_back({first, last});
    }
}

void XlsOutline::merged(BiffRecord const& record)
{
    BiffReader reader(record.body);
    for (unsigned count = reader.u16(); count > 0; --count) {
        CellRange range;
        range.first.row = reader.u16();
        range.last.row = reader.u16();
        range.first.column = reader.u16();
        range.last.column = reader.u16();
        if (reader.failed()) {
            return;
        }
        bool const sane = range.first.row <= range.last.row &&
                          range.first.column <= range.last.column &&
                          range.last.column < max_columns && range.first != range.last;
        if (sane) {
            m_sheet.merges.push_back(range);
        }
    }
}

void XlsOutline::hide_default_rows()
{
    constexpr std::uint32_t old_rows = 65'536;
    std::ranges::sort(m_shown_rows);
    std::uint32_t next = 0;
    for (auto const shown : m_shown_rows) {
        if (shown > next) {
            m_sheet.hidden_rows.push_back({next, shown - 1});
        }
        next = std::max(next, shown + 1);
    }
    if (next < old_rows) {
        m_sheet.hidden_rows.push_back({next, old_rows - 1});
    }
}

void XlsOutline::finish()
{
    if (m_rows_hidden) {
        hide_default_rows();
    }
    join_spans(m_sheet.hidden_rows);
    join_spans(m_sheet.hidden_columns);
}

} // namespace gopbieu
