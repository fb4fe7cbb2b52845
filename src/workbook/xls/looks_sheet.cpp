#include "workbook/xls/looks_sheet.hpp"

#include "workbook/container/little_endian.hpp"

#include <algorithm>
#include <array>

namespace gopbieu {

namespace {

constexpr std::uint32_t old_columns = 256;
constexpr std::uint16_t feature_header = 0x0867;

bool flag(BiffRecord const& record)
{
    return record.body.size() >= 2 && u16_at(record.body, 0) != 0;
}

} // namespace

XlsSheetLooks::XlsSheetLooks(XlsBook const& book, XlsBookLooks const& styles)
    : m_book(book), m_styles(styles), m_looks(std::make_unique<SheetLooks>())
{
    // What Excel 97-2003 takes where a file says nothing.
    m_looks->default_row_height = 12.75;
    m_looks->page.left = m_looks->page.right = 0.75;
    m_looks->page.top = m_looks->page.bottom = 1;
    m_looks->page.header = m_looks->page.footer = 0.5;
}

void XlsSheetLooks::take(BiffRecord const& record, BiffStream& stream)
{
    auto const size = record.body.size();
    switch (record.id) {
    case biff::column_info:
        return column(record);
    case biff::column_width_2:
        return column_width_2(record);
    case biff::row:
        return row(record);
    case biff::default_column_width:
        // Eight characters are Excel's usual 8.43 in the font's own pixels.
        if (size >= 2 && u16_at(record.body, 0) != 8 && u16_at(record.body, 0) < 256) {
            m_looks->default_column_width = u16_at(record.body, 0);
        }
        return;
    case biff::standard_width:
        if (size >= 2) {
            m_looks->default_column_width = u16_at(record.body, 0) / 256.0;
        }
        return;
    case biff::default_row_height:
        if (size >= 4) {
            m_looks->default_height_custom = (u16_at(record.body, 0) & 1U) != 0;
            m_looks->default_row_height = u16_at(record.body, 2) / 20.0;
        }
        return;
    case biff::window_2:
        return window(record);
    case biff::pane:
        return pane(record);
    case biff::zoom:
        if (size >= 4 && u16_at(record.body, 2) != 0) {
            m_looks->zoom =
                std::clamp(100 * u16_at(record.body, 0) / u16_at(record.body, 2), 10, 400);
        }
        return;
    case biff::protect:
        m_looks->protection.on = flag(record);
        return;
    case biff::password:
        m_looks->protection.with_password = flag(record);
        m_looks->protection.password.weak = size >= 2 ? u16_at(record.body, 0) : std::uint16_t{0};
        return;
    case feature_header:
        return allowed_when_protected(record);
    case biff::note:
        return note(record);
    case biff::object:
        return object(record);
    case biff::text_object:
        return text_object(record, stream);
    case biff::validation:
        return validation(record);
    case biff::cond_format:
        return conditional_ranges(record);
    case biff::cond_rule:
        return conditional_rule(record);
    case biff::sheet_ext:
        if (size >= 20) {
            m_looks->tab_color = m_styles.color(u8_at(record.body, 16) & 0x7fU);
        }
        return;
    default:
        return take_page(record);
    }
}

void XlsSheetLooks::column(BiffRecord const& record)
{
    if (record.body.size() < 10) {
        return;
    }
    ColumnLooks found;
    found.columns.first = u16_at(record.body, 0);
    found.columns.last = std::min<std::uint32_t>(u16_at(record.body, 2), old_columns - 1);
    found.width = u16_at(record.body, 4) / 256.0;
    found.style = u16_at(record.body, 6);
    auto const flags = u16_at(record.body, 8);
    found.hidden = (flags & 1U) != 0;
    found.custom_width = (flags & 2U) != 0;
    found.outline = static_cast<std::uint8_t>((flags >> 8U) & 7U);
    found.collapsed = (flags & 0x1000U) != 0;
    if (found.columns.first <= found.columns.last) {
        m_looks->columns.push_back(found);
    }
}

void XlsSheetLooks::column_width_2(BiffRecord const& record)
{
    if (record.body.size() < 4) {
        return;
    }
    ColumnLooks found;
    found.columns.first = u8_at(record.body, 0);
    found.columns.last = u8_at(record.body, 1);
    found.width = u16_at(record.body, 2) / 256.0;
    found.custom_width = true;
    if (found.columns.first <= found.columns.last) {
        m_looks->columns.push_back(found);
    }
}

void XlsSheetLooks::row(BiffRecord const& record)
{
    if (record.body.size() < 16) {
        return;
    }
    RowLooks found;
    found.row = u16_at(record.body, 0);
    auto const height = u16_at(record.body, 6);
    auto const flags = u16_at(record.body, 12);
    if ((height & 0x8000U) == 0) {
        found.height = (height & 0x7fffU) / 20.0;
    }
    found.outline = static_cast<std::uint8_t>(flags & 7U);
    found.collapsed = (flags & 0x10U) != 0;
    found.hidden = (flags & 0x20U) != 0;
    found.custom_height = (flags & 0x40U) != 0;
    if ((flags & 0x80U) != 0) {
        found.style = u16_at(record.body, 14) & 0x0fffU;
    }
    m_looks->rows.push_back(found);
}

void XlsSheetLooks::window(BiffRecord const& record)
{
    if (record.body.size() < 6 || m_book.version() < 3) {
        return;
    }
    auto const flags = u16_at(record.body, 0);
    m_looks->show_gridlines = (flags & 2U) != 0;
    m_looks->show_headings = (flags & 4U) != 0;
    m_looks->show_zeros = (flags & 16U) != 0;
    m_looks->right_to_left = (flags & 64U) != 0;
    m_frozen = (flags & 8U) != 0;
}

void XlsSheetLooks::pane(BiffRecord const& record)
{
    if (record.body.size() < 8) {
        return;
    }
    auto& panes = m_looks->panes;
    panes.top_left = {u16_at(record.body, 4), u16_at(record.body, 6)};
    panes.split = !m_frozen;
    if (m_frozen) {
        panes.frozen_columns = u16_at(record.body, 0);
        panes.frozen_rows = u16_at(record.body, 2);
    }
}

// A comment's text lies in a drawing object whose number the note names. Before BIFF8 it stands
// in the note itself.
void XlsSheetLooks::note(BiffRecord const& record)
{
    BiffReader reader(record.body);
    Note found;
    found.comment.where.row = reader.u16();
    found.comment.where.column = reader.u16();
    if (m_book.version() < 8) {
        reader.u16();
        auto const piece = m_book.text().characters(reader, reader.rest().size(), record.offset);
        bool const goes_on = found.comment.where.row == 0xffff && !m_notes.empty();
        if (piece && goes_on) {
            m_notes.back().comment.text += *piece;
        } else if (piece) {
            found.comment.text = *piece;
            m_notes.push_back(std::move(found));
        }
        return;
    }
    found.comment.visible = (reader.u16() & 2U) != 0;
    found.object = reader.u16();
    if (auto author = m_book.text().with_u16(reader, record.offset)) {
        found.comment.author = std::move(*author);
    }
    if (found.comment.where.column < old_columns) {
        m_notes.push_back(std::move(found));
    }
}

void XlsSheetLooks::object(BiffRecord const& record)
{
    constexpr std::uint16_t common_part = 0x0015;
    bool const known = record.body.size() >= 8 && u16_at(record.body, 0) == common_part;
    m_object = known ? u16_at(record.body, 6) : std::uint16_t{0};
}

void XlsSheetLooks::text_object(BiffRecord const& record, BiffStream& stream)
{
    if (record.body.size() < 14) {
        return;
    }
    auto const count = u16_at(record.body, 10);
    auto parts = stream.with_continued(record);
    parts.erase(parts.begin());
    if (count == 0 || parts.empty()) {
        return;
    }
    BiffReader reader(std::move(parts));
    if (auto text = m_book.text().characters(reader, count, record.offset)) {
        m_object_texts[m_object] = std::move(*text);
    }
}

void XlsSheetLooks::allowed_when_protected(BiffRecord const& record)
{
    constexpr std::array<std::string_view, 15> names{"objects",
                                                     "scenarios",
                                                     "formatCells",
                                                     "formatColumns",
                                                     "formatRows",
                                                     "insertColumns",
                                                     "insertRows",
                                                     "insertHyperlinks",
                                                     "deleteColumns",
                                                     "deleteRows",
                                                     "selectLockedCells",
                                                     "sort",
                                                     "autoFilter",
                                                     "pivotTables",
                                                     "selectUnlockedCells"};
    constexpr std::uint16_t protection = 2;
    if (record.body.size() < 23 || u16_at(record.body, 12) != protection) {
        return;
    }
    auto const flags = u32_at(record.body, 19);
    m_looks->protection.allowed.clear();
    for (std::size_t bit = 0; bit < names.size(); ++bit) {
        if (((flags >> bit) & 1U) != 0) {
            m_looks->protection.allowed.emplace_back(names[bit]);
        }
    }
}

void XlsSheetLooks::finish(Workbook& workbook, int sheet)
{
    for (auto& note : m_notes) {
        if (auto const text = m_object_texts.find(note.object);
            m_book.version() >= 8 && text != m_object_texts.end()) {
            note.comment.text = text->second;
        }
        m_looks->comments.push_back(std::move(note.comment));
    }
    auto& all = workbook.looks->overlays;
    for (auto& rule : m_looks->conditional_formats) {
        *rule.overlay += static_cast<std::uint32_t>(all.size());
    }
    std::ranges::move(m_overlays, std::back_inserter(all));
    // A style that does not exist means the default one, as for cells.
    auto const styles = workbook.looks->styles.size();
    for (auto& column : m_looks->columns) {
        column.style = column.style < styles ? column.style : 0;
    }
    for (auto& row : m_looks->rows) {
        row.style = row.style && *row.style >= styles ? std::nullopt : row.style;
    }
    std::ranges::stable_sort(m_looks->rows, {}, &RowLooks::row);
    put_print_names(workbook, sheet);
    workbook.sheets[static_cast<std::size_t>(sheet)].looks = std::move(m_looks);
}

} // namespace gopbieu
