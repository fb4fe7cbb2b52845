#include "workbook/xls/sheet.hpp"

#include "base/catalogue/files.hpp"
#include "workbook/container/little_endian.hpp"
#include "workbook/xls/looks_sheet.hpp"
#include "workbook/xls/outline.hpp"
#include "workbook/xls/sheet_formulas.hpp"

#include <algorithm>
#include <cmath>

namespace gopbieu {

namespace {

/// A number in four bytes: an integer of 30 bits or the upper 30 bits of a double, perhaps a
/// hundredth.
double rk_number(std::uint32_t rk)
{
    constexpr unsigned hundredth = 1, integer = 2;
    double const value = (rk & integer) != 0
                             ? static_cast<double>(static_cast<std::int32_t>(rk) >> 2)
                             : std::bit_cast<double>(static_cast<std::uint64_t>(rk & ~3U) << 32U);
    return (rk & hundredth) != 0 ? value / 100 : value;
}

class SheetReader {
public:
    SheetReader(BiffStream& stream,
                ReadOptions const& options,
                XlsBook const& book,
                Workbook& workbook,
                Sheet& sheet)
        : m_stream(stream), m_options(options), m_book(book), m_workbook(workbook), m_sheet(sheet),
          m_formulas(book, workbook.texts, sheet), m_outline(book.version(), sheet)
    {
    }

    Trouble take(BiffRecord const& record);
    void finish();

private:
    /// Where a record's cell lies and what stands behind.
    struct Start {
        Cell cell;
        std::size_t value_at;
    };

    [[nodiscard]] Trouble start(BiffRecord const& record, std::size_t value_size, Start& out) const;
    Trouble push(Cell const& cell);
    Trouble push_number(Cell cell, double value);
    Trouble push_text(Cell cell, std::string_view text);
    Trouble push_bool_or_error(Cell cell, std::uint8_t value, bool is_error);
    [[nodiscard]] Problem
    bad_value(Cell const& cell, std::string found, std::string expected) const;

    Trouble number(BiffRecord const& record);
    Trouble integer(BiffRecord const& record);
    Trouble rk(BiffRecord const& record);
    Trouble mul_rk(BiffRecord const& record);
    Trouble label(BiffRecord const& record);
    Trouble label_sst(BiffRecord const& record);
    Trouble bool_err(BiffRecord const& record);
    Trouble blank(BiffRecord const& record);
    Trouble mul_blank(BiffRecord const& record);
    Trouble formula(BiffRecord const& record);
    Trouble cached_value(Cell cell, BiffRecord const& record, std::size_t at);
    Trouble cached_string(BiffRecord const& record);

    BiffStream& m_stream;
    ReadOptions const& m_options;
    XlsBook const& m_book;
    Workbook& m_workbook;
    Sheet& m_sheet;
    XlsFormulas m_formulas;
    XlsOutline m_outline;
    bool m_awaits_string = false; ///< the last cell is a formula whose text comes in STRING
};

Trouble SheetReader::take(BiffRecord const& record)
{
    switch (record.id) {
    case biff::number:
    case biff::number_2:
        return number(record);
    case biff::integer_2:
        return integer(record);
    case biff::rk:
        return rk(record);
    case biff::mul_rk:
        return mul_rk(record);
    case biff::label:
    case biff::label_2:
    case biff::r_string:
        return label(record);
    case biff::label_sst:
        return label_sst(record);
    case biff::bool_err:
    case biff::bool_err_2:
        return bool_err(record);
    case biff::blank:
    case biff::blank_2:
        return blank(record);
    case biff::mul_blank:
        return mul_blank(record);
    case biff::formula:
    case biff::formula_3:
    case biff::formula_4:
        return formula(record);
    case biff::string:
    case biff::string_2:
        return cached_string(record);
    case biff::shared_formula:
        m_formulas.shared(record, false);
        return {};
    case biff::array:
    case biff::array_2:
        m_formulas.shared(record, true);
        return {};
    default:
        m_outline.take(record);
        return {};
    }
}

// Row, column and style begin every cell record. In BIFF2 three bytes of attributes stand in
// place of the style.
Trouble SheetReader::start(BiffRecord const& record, std::size_t value_size, Start& out) const
{
    bool const with_attributes = m_book.version() == 2 || record.id < biff::formula;
    out.value_at = with_attributes ? 7 : 6;
    if (record.body.size() < out.value_at + value_size) {
        return biff_damaged("a cell is cut short", record.offset);
    }
    Cell cell;
    cell.row = u16_at(record.body, 0);
    cell.column = u16_at(record.body, 2);
    cell.style = with_attributes ? u8_at(record.body, 5) & 0x3fU : u16_at(record.body, 4);
    out.cell = cell;
    return {};
}

Trouble SheetReader::push(Cell const& cell)
{
    if (cell.column >= max_columns) {
        return Problem{say::cell_out_of_range,
                       {{"sheet", m_sheet.name}, {"found", to_a1(cell.where())}}};
    }
    if (m_sheet.cells.size() >= m_options.limits.cells) {
        return Problem{say::limit_cells, {{"limit", std::to_string(m_options.limits.cells)}}};
    }
    m_sheet.cells.push_back(cell);
    // A style that does not exist means the default one, as in Excel.
    if (cell.style >= m_workbook.style_formats.size()) {
        m_sheet.cells.back().style = 0;
    }
    m_awaits_string = false;
    return {};
}

Problem SheetReader::bad_value(Cell const& cell, std::string found, std::string expected) const
{
    return Problem{say::cell_bad_value,
                   {{"sheet", m_sheet.name},
                    {"cell", to_a1(cell.where())},
                    {"found", std::move(found)},
                    {"expected", std::move(expected)}}};
}

Trouble SheetReader::push_number(Cell cell, double value)
{
    if (!std::isfinite(value)) {
        return bad_value(cell, std::isnan(value) ? "NaN" : "inf", "number");
    }
    auto const& format = m_workbook.format(cell);
    cell.kind = format.is_date() ? CellKind::date : CellKind::number;
    cell.number = value;
    // A time of the day is the same in both systems.
    bool const time_only = format.shown == Shown::time && value >= 0 && value < 1;
    if (cell.kind == CellKind::date && m_workbook.date_1904 && !time_only) {
        cell.number += days_1904;
    }
    return push(cell);
}

Trouble SheetReader::push_text(Cell cell, std::string_view text)
{
    cell.kind = CellKind::text;
    cell.text_ = m_workbook.texts.add(text);
    return push(cell);
}

Trouble SheetReader::push_bool_or_error(Cell cell, std::uint8_t value, bool is_error)
{
    if (!is_error) {
        cell.kind = CellKind::boolean;
        cell.number = value != 0 ? 1 : 0;
        return push(cell);
    }
    auto const name = error_name(value);
    if (name.empty()) {
        return bad_value(cell, std::to_string(value), "error code");
    }
    cell.kind = CellKind::error;
    cell.text_ = m_workbook.texts.add(name);
    return push(cell);
}

Trouble SheetReader::number(BiffRecord const& record)
{
    Start at;
    if (auto trouble = start(record, 8, at)) {
        return trouble;
    }
    return push_number(at.cell, f64_at(record.body, at.value_at));
}

Trouble SheetReader::integer(BiffRecord const& record)
{
    Start at;
    if (auto trouble = start(record, 2, at)) {
        return trouble;
    }
    return push_number(at.cell, u16_at(record.body, at.value_at));
}

Trouble SheetReader::rk(BiffRecord const& record)
{
    Start at;
    if (auto trouble = start(record, 4, at)) {
        return trouble;
    }
    return push_number(at.cell, rk_number(u32_at(record.body, at.value_at)));
}

// A run of numbers beside each other: row, first column, {style, number} …, last column.
Trouble SheetReader::mul_rk(BiffRecord const& record)
{
    auto const size = record.body.size();
    if (size < 6) {
        return biff_damaged("a cell is cut short", record.offset);
    }
    Cell cell;
    cell.row = u16_at(record.body, 0);
    std::uint32_t column = u16_at(record.body, 2);
    for (std::size_t at = 4; at + 6 <= size - 2; at += 6, ++column) {
        cell.column = static_cast<std::uint16_t>(std::min(column, max_columns));
        cell.style = u16_at(record.body, at);
        if (auto trouble = push_number(cell, rk_number(u32_at(record.body, at + 2)))) {
            return trouble;
        }
    }
    return {};
}

Trouble SheetReader::label(BiffRecord const& record)
{
    Start at;
    if (auto trouble = start(record, 1, at)) {
        return trouble;
    }
    auto parts = m_stream.with_continued(record);
    parts[0].remove_prefix(at.value_at);
    BiffReader reader(std::move(parts));
    // Some writers put records of BIFF2 into later versions: the record's number decides.
    auto const text = record.id == biff::label_2 ? m_book.text().with_u8(reader, record.offset)
                                                 : m_book.text().with_u16(reader, record.offset);
    return text ? push_text(at.cell, *text) : text.problem();
}

Trouble SheetReader::label_sst(BiffRecord const& record)
{
    Start at;
    if (auto trouble = start(record, 4, at)) {
        return trouble;
    }
    auto const number = u32_at(record.body, at.value_at);
    if (number >= m_book.shared_texts) {
        return bad_value(at.cell,
                         std::to_string(number),
                         "0 … " + std::to_string(std::int64_t{m_book.shared_texts} - 1));
    }
    at.cell.kind = CellKind::text;
    at.cell.text_ = number;
    return push(at.cell);
}

Trouble SheetReader::bool_err(BiffRecord const& record)
{
    Start at;
    if (auto trouble = start(record, 2, at)) {
        return trouble;
    }
    return push_bool_or_error(
        at.cell, u8_at(record.body, at.value_at), u8_at(record.body, at.value_at + 1) != 0);
}

// Cells that only look like something are no values.
Trouble SheetReader::blank(BiffRecord const& record)
{
    Start at;
    if (m_options.depth == Depth::values) {
        return {};
    }
    if (auto trouble = start(record, 0, at)) {
        return trouble;
    }
    return push(at.cell);
}

Trouble SheetReader::mul_blank(BiffRecord const& record)
{
    if (m_options.depth == Depth::values || record.body.size() < 6) {
        return {};
    }
    Cell cell;
    cell.row = u16_at(record.body, 0);
    std::uint32_t column = u16_at(record.body, 2);
    for (std::size_t at = 4; at + 2 <= record.body.size() - 2; at += 2, ++column) {
        cell.column = static_cast<std::uint16_t>(std::min(column, max_columns));
        cell.style = u16_at(record.body, at);
        if (auto trouble = push(cell)) {
            return trouble;
        }
    }
    return {};
}

Trouble SheetReader::formula(BiffRecord const& record)
{
    Start at;
    if (auto trouble = start(record, 8, at)) {
        return trouble;
    }
    if (auto trouble = cached_value(at.cell, record, at.value_at)) {
        return trouble;
    }
    // Between the value and the expression stand flags and a field of Excel's own.
    m_formulas.formula(record, at.value_at + 8 + 6);
    return {};
}

// Eight bytes: a double, or, where its upper half is 0xFFFF, another kind of value.
Trouble SheetReader::cached_value(Cell cell, BiffRecord const& record, std::size_t at)
{
    if (u16_at(record.body, at + 6) != 0xffff) {
        return push_number(cell, f64_at(record.body, at));
    }
    switch (u8_at(record.body, at)) {
    case 0: {
        auto const trouble = push(cell);
        m_awaits_string = !trouble;
        return trouble;
    }
    case 1:
    case 2:
        return push_bool_or_error(cell, u8_at(record.body, at + 2), u8_at(record.body, at) == 2);
    case 3:
        return push_text(cell, "");
    default:
        return push(cell); // no cached value
    }
}

Trouble SheetReader::cached_string(BiffRecord const& record)
{
    if (!m_awaits_string) {
        return {};
    }
    BiffReader reader(m_stream.with_continued(record));
    // Some writers put records of BIFF2 into later versions: the record's number decides.
    auto const text = record.id == biff::label_2 ? m_book.text().with_u8(reader, record.offset)
                                                 : m_book.text().with_u16(reader, record.offset);
    if (!text) {
        return text.problem();
    }
    auto& cell = m_sheet.cells.back();
    cell.kind = CellKind::text;
    cell.text_ = m_workbook.texts.add(*text);
    m_awaits_string = false;
    return {};
}

void SheetReader::finish()
{
    m_formulas.finish();
    m_outline.finish();
    sort_cells(m_sheet.cells);
}

} // namespace

Trouble read_sheet(BiffStream& stream,
                   ReadOptions const& options,
                   XlsBook const& book,
                   XlsSheetLooks* looks,
                   Workbook& workbook,
                   Sheet& sheet)
{
    SheetReader reader(stream, options, book, workbook, sheet);
    BiffRecord record;
    unsigned inside = 0; // charts in the sheet are streams of their own
    while (stream.next(record)) {
        if (record.id == biff::eof) {
            if (inside == 0) {
                reader.finish();
                return {};
            }
            --inside;
            continue;
        }
        if (record.id == biff::bof) {
            ++inside;
            continue;
        }
        if (inside != 0) {
            continue;
        }
        if (auto trouble = reader.take(record)) {
            return trouble;
        }
        if (looks != nullptr) {
            looks->take(record, stream);
        }
    }
    return stream.ends_early();
}

} // namespace gopbieu
