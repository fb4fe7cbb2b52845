#include "workbook/xlsx/xlsb_sheet.hpp"

#include "base/catalogue/files.hpp"

#include <cmath>
#include <map>

namespace gopbieu {

namespace {

// The short forms (not in Microsoft's description, but Excel reads them) stand for the same values;
// only their column is left out: the one after the cell before.
std::uint32_t long_form(std::uint32_t type)
{
    if (type == brt::short_r_string) {
        return brt::cell_r_string;
    }
    return type >= brt::short_blank && type <= brt::short_isst
               ? type - brt::short_blank + brt::cell_blank
               : type;
}

bool is_cell(std::uint32_t type)
{
    return (type >= brt::cell_blank && type <= brt::short_isst) || type == brt::short_r_string ||
           type == brt::cell_r_string;
}

bool is_formula(std::uint32_t type)
{
    return type >= brt::fmla_string && type <= brt::fmla_error;
}

class SheetReader {
public:
    SheetReader(std::string_view bytes, BrtPart const& part, XlsbBook& book, Sheet& sheet)
        : m_scan(bytes), m_part(part), m_book(book), m_sheet(sheet),
          m_room_for_formulas(bytes.size() * 4)
    {
    }

    Trouble read();

private:
    Trouble take_record();
    Trouble take_row();
    Trouble take_columns();
    Trouble take_merge();
    Trouble take_cell();
    Trouble take_place(BrtFields& fields, Cell& cell);
    Trouble take_value(BrtFields& fields, Cell& cell);
    Trouble take_number(double number, Cell& cell) const;
    Trouble take_text(std::string_view wide, Cell& cell);
    Trouble take_shared_text(std::uint32_t number, Cell& cell) const;
    Trouble take_formula(BrtFields& fields, Cell& cell);
    Trouble take_common_formula();
    void follow_formula(CellRef master, Cell& cell);
    std::string_view formula_words(std::string_view tokens, CellRef cell);
    std::uint32_t add_formula(Formula const& formula);

    [[nodiscard]] Problem damaged(std::string_view reason) const
    {
        return m_part.damaged(reason, m_scan.offset());
    }
    [[nodiscard]] Problem out_of_range(std::uint32_t row, std::uint32_t column) const;
    [[nodiscard]] Problem
    bad_value(Cell const& cell, std::string found, std::string_view expected) const;

    BrtScanner m_scan;
    BrtPart const& m_part;
    XlsbBook& m_book;
    Sheet& m_sheet;
    std::uint32_t m_row = max_rows;             ///< of the last row header; none yet
    std::uint32_t m_next_column = 0;            ///< where a cell of the short form stands
    std::uint32_t m_formula_unread = 0;         ///< the one entry for all formulas without text
    std::map<CellRef, std::uint32_t> m_masters; ///< shared and array formulas, by first cell
    std::uint64_t m_room_for_formulas;          ///< a short token can stand for a long name
    bool m_in_cells = false, m_seen_cells = false;
};

Problem SheetReader::out_of_range(std::uint32_t row, std::uint32_t column) const
{
    return {say::cell_out_of_range,
            {{"sheet", m_sheet.name},
             {"found",
              "R" + std::to_string(std::uint64_t{row} + 1) + "C" +
                  std::to_string(std::uint64_t{column} + 1)}}};
}

Problem SheetReader::bad_value(Cell const& cell, std::string found, std::string_view expected) const
{
    return {say::cell_bad_value,
            {{"sheet", m_sheet.name},
             {"cell", to_a1(cell.where())},
             {"found", std::move(found)},
             {"expected", std::string(expected)}}};
}

Trouble SheetReader::read()
{
    while (m_scan.next()) {
        if (auto trouble = take_record()) {
            return trouble;
        }
    }
    if (m_scan.broken()) {
        return damaged("a record reaches beyond the end of the part");
    }
    if (m_in_cells || !m_seen_cells) {
        return damaged("the cells have no end");
    }
    sort_cells(m_sheet.cells);
    return {};
}

Trouble SheetReader::take_record()
{
    switch (m_scan.type()) {
    case brt::begin_sheet_data:
        m_in_cells = m_seen_cells = true;
        return {};
    case brt::end_sheet_data:
        m_in_cells = false;
        return {};
    case brt::col_info:
        return take_columns();
    case brt::merge_cell:
        return take_merge();
    default:
        break;
    }
    if (!m_in_cells) {
        return {};
    }
    if (m_scan.type() == brt::row_hdr) {
        return take_row();
    }
    if (m_scan.type() == brt::arr_fmla || m_scan.type() == brt::shr_fmla) {
        return take_common_formula();
    }
    return is_cell(m_scan.type()) ? take_cell() : Trouble();
}

Trouble SheetReader::take_row()
{
    BrtFields fields(m_scan.body());
    m_row = fields.take<std::uint32_t>();
    fields.take_bytes(4 + 2 + 1); // style, height, flags of the row's lines
    auto const flags = fields.take<std::uint8_t>();
    if (fields.broken()) {
        return damaged("a row record is too short");
    }
    if (m_row >= max_rows) {
        return out_of_range(m_row, 0);
    }
    m_next_column = 0;
    constexpr unsigned hidden = 0x10;
    if ((flags & hidden) != 0) {
        auto& spans = m_sheet.hidden_rows;
        if (!spans.empty() && spans.back().last + 1 == m_row) {
            spans.back().last = m_row;
        } else {
            spans.push_back({m_row, m_row});
        }
    }
    return {};
}

Trouble SheetReader::take_columns()
{
    BrtFields fields(m_scan.body());
    auto const first = fields.take<std::uint32_t>();
    auto const last = fields.take<std::uint32_t>();
    fields.take_bytes(4 + 4); // width, style
    auto const flags = fields.take<std::uint16_t>();
    if (fields.broken() || first > last) {
        return damaged("a column record is too short or its ends are swapped");
    }
    if (last >= max_columns) {
        return out_of_range(0, last);
    }
    if ((flags & 1U) != 0) {
        m_sheet.hidden_columns.push_back({first, last});
    }
    return {};
}

Trouble SheetReader::take_merge()
{
    BrtFields fields(m_scan.body());
    auto const first_row = fields.take<std::uint32_t>();
    auto const last_row = fields.take<std::uint32_t>();
    auto const first_column = fields.take<std::uint32_t>();
    auto const last_column = fields.take<std::uint32_t>();
    if (fields.broken() || first_row > last_row || first_column > last_column) {
        return damaged("a merge record is too short or its ends are swapped");
    }
    if (last_row >= max_rows || last_column >= max_columns) {
        return out_of_range(last_row, last_column);
    }
    m_sheet.merges.push_back({{first_row, first_column}, {last_row, last_column}});
    return {};
}

Trouble SheetReader::take_cell()
{
    BrtFields fields(m_scan.body());
    Cell cell;
    if (auto trouble = take_place(fields, cell)) {
        return trouble;
    }
    if (long_form(m_scan.type()) == brt::cell_blank) {
        return {};
    }
    if (m_book.cells >= m_book.options.limits.cells) {
        return Problem{say::limit_cells, {{"limit", std::to_string(m_book.options.limits.cells)}}};
    }
    if (auto trouble = take_value(fields, cell)) {
        return trouble;
    }
    if (is_formula(m_scan.type())) {
        if (auto trouble = take_formula(fields, cell)) {
            return trouble;
        }
    }
    ++m_book.cells;
    m_sheet.cells.push_back(cell);
    return {};
}

Trouble SheetReader::take_place(BrtFields& fields, Cell& cell)
{
    bool const is_short = long_form(m_scan.type()) != m_scan.type();
    auto const column = is_short ? m_next_column : fields.take<std::uint32_t>();
    // The upper eight bits are flags of the phonetic guide.
    cell.style = fields.take<std::uint32_t>() & 0xffffffU;
    if (fields.broken()) {
        return damaged("a cell record is too short");
    }
    if (m_row >= max_rows) {
        return damaged("a cell comes before the first row");
    }
    if (column >= max_columns) {
        return out_of_range(m_row, column);
    }
    cell.row = m_row;
    cell.column = static_cast<std::uint16_t>(column);
    m_next_column = column + 1;
    auto const styles = m_book.workbook.style_formats.size();
    // Without a styles part all cells have the one style there is.
    if (cell.style != 0 && cell.style >= styles) {
        return bad_value(cell,
                         "style " + std::to_string(cell.style),
                         "the workbook has " + std::to_string(styles) + " styles");
    }
    return {};
}

Trouble SheetReader::take_value(BrtFields& fields, Cell& cell)
{
    Trouble trouble;
    switch (long_form(m_scan.type())) {
    case brt::cell_rk:
        trouble = take_number(rk_number(fields.take<std::uint32_t>()), cell);
        break;
    case brt::cell_real:
    case brt::fmla_num:
        trouble = take_number(fields.take_double(), cell);
        break;
    case brt::cell_bool:
    case brt::fmla_bool:
        cell.kind = CellKind::boolean;
        cell.number = fields.take<std::uint8_t>() != 0 ? 1 : 0;
        break;
    case brt::cell_error:
    case brt::fmla_error:
        cell.kind = CellKind::error;
        cell.text_ = m_book.workbook.texts.add(error_text(fields.take<std::uint8_t>()));
        break;
    case brt::cell_isst:
        trouble = take_shared_text(fields.take<std::uint32_t>(), cell);
        break;
    case brt::cell_r_string:
        fields.take<std::uint8_t>(); // says whether fonts and phonetics follow the text
        [[fallthrough]];
    default:
        trouble = take_text(fields.take_wide(), cell);
        break;
    }
    return fields.broken() ? damaged("a cell record is too short") : trouble;
}

Trouble SheetReader::take_number(double number, Cell& cell) const
{
    if (!std::isfinite(number)) {
        return bad_value(cell, std::isnan(number) ? "NaN" : "Infinity", "a finite number");
    }
    bool const is_date = m_book.workbook.format(cell).is_date();
    cell.kind = is_date ? CellKind::date : CellKind::number;
    cell.number = number;
    // A time without a day is the same in both systems.
    if (is_date && m_book.workbook.date_1904 && !(number >= 0 && number < 1)) {
        cell.number += days_1904;
    }
    return {};
}

Trouble SheetReader::take_text(std::string_view wide, Cell& cell)
{
    auto const text = m_part.text(wide, m_scan.offset());
    if (!text) {
        return text.problem();
    }
    cell.kind = CellKind::text;
    cell.text_ = m_book.workbook.texts.add(*text);
    return {};
}

Trouble SheetReader::take_shared_text(std::uint32_t number, Cell& cell) const
{
    if (number >= m_book.shared_texts) {
        return bad_value(cell,
                         "text " + std::to_string(number),
                         "the workbook has " + std::to_string(m_book.shared_texts) + " texts");
    }
    cell.kind = CellKind::text;
    cell.text_ = number;
    return {};
}

Trouble SheetReader::take_formula(BrtFields& fields, Cell& cell)
{
    fields.take<std::uint16_t>(); // whether it is always calculated
    auto const tokens = fields.take_bytes(fields.take<std::uint32_t>());
    BrtFields appendix(fields.take_bytes(fields.take<std::uint32_t>()));
    if (fields.broken()) {
        return damaged("a formula is too short");
    }
    constexpr char stands_elsewhere = 1;
    if (tokens.size() == 5 && tokens[0] == stands_elsewhere) {
        auto const row = BrtFields(tokens.substr(1)).take<std::uint32_t>();
        follow_formula({row, appendix.take<std::uint32_t>()}, cell);
    } else {
        cell.formula = add_formula({.text = formula_words(tokens, cell.where())});
    }
    return {};
}

// Shared and array formulas stand with their first cell; the others point there.
void SheetReader::follow_formula(CellRef master, Cell& cell)
{
    auto const known = m_masters.find(master);
    cell.formula = known == m_masters.end() ? add_formula({}) : known->second;
    if (known == m_masters.end() || m_sheet.formulas[known->second - 1].array) {
        return;
    }
    auto formula = m_sheet.formulas[known->second - 1];
    formula.row_shift = static_cast<std::int32_t>(cell.row) - static_cast<std::int32_t>(master.row);
    formula.column_shift =
        static_cast<std::int32_t>(cell.column) - static_cast<std::int32_t>(master.column);
    cell.formula = add_formula(formula);
}

// The record follows the first cell of those whose formula it is.
Trouble SheetReader::take_common_formula()
{
    bool const array = m_scan.type() == brt::arr_fmla;
    BrtFields fields(m_scan.body());
    auto const first_row = fields.take<std::uint32_t>();
    auto const last_row = fields.take<std::uint32_t>();
    auto const first_column = fields.take<std::uint32_t>();
    auto const last_column = fields.take<std::uint32_t>();
    fields.take_bytes(array ? 1 : 0); // flags
    auto const tokens = fields.take_bytes(fields.take<std::uint32_t>());
    if (fields.broken()) {
        return damaged("a formula is too short");
    }
    if (m_sheet.cells.empty() || m_sheet.cells.back().formula == 0) {
        return {};
    }
    auto& cell = m_sheet.cells.back();
    Formula formula;
    formula.text = formula_words(tokens, cell.where());
    formula.array = array;
    bool const fits = first_row <= last_row && last_row < max_rows && first_column <= last_column &&
                      last_column < max_columns;
    if (array && fits) {
        formula.array_rows = last_row - first_row + 1;
        formula.array_columns = last_column - first_column + 1;
    }
    cell.formula = add_formula(formula);
    m_masters.insert_or_assign(cell.where(), cell.formula);
    return {};
}

std::string_view SheetReader::formula_words(std::string_view tokens, CellRef cell)
{
    auto const text = write_formula(tokens, cell, m_book.names);
    if (!text || text->size() > m_room_for_formulas) {
        return {};
    }
    m_room_for_formulas -= text->size();
    return m_book.workbook.texts.keep(*text);
}

// Formulas that could not be written out share one entry without text: it says that there is one.
std::uint32_t SheetReader::add_formula(Formula const& formula)
{
    auto& formulas = m_sheet.formulas;
    bool const unread = formula.text.empty() && !formula.array;
    if (unread && m_formula_unread != 0) {
        return m_formula_unread;
    }
    formulas.push_back(formula);
    auto const number = static_cast<std::uint32_t>(formulas.size());
    if (unread) {
        m_formula_unread = number;
        formulas.back() = {};
    }
    return number;
}

} // namespace

Trouble read_xlsb_sheet(std::string_view bytes, BrtPart const& part, XlsbBook& book, Sheet& sheet)
{
    return SheetReader(bytes, part, book, sheet).read();
}

} // namespace gopbieu
