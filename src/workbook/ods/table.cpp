#include "workbook/ods/table.hpp"

#include "base/catalogue/files.hpp"
#include "workbook/ods/formula.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace gopbieu {

namespace {

using Token = XmlScanner::Token;

// Rows and cells that show nothing but looks are written out up to here; longer runs are the
// unused rest of a sheet.
constexpr std::uint32_t longest_empty_run = 1000;

std::optional<double> number_of(std::string_view text)
{
    double value = 0;
    auto const done = std::from_chars(text.data(), text.data() + text.size(), value);
    bool const whole = done.ec == std::errc() && done.ptr == text.data() + text.size();
    return whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

// The number that a cell's attributes give. A value that is none in spite of its type gives
// nothing, and the cell is taken as the text that its sender saw.
std::optional<double> number_in(CellAttributes const& attributes)
{
    auto const type = attributes.value_type;
    if (type.empty() || type == "string") {
        return std::nullopt;
    }
    if (type == "date") {
        return iso_to_serial(attributes.date_value);
    }
    if (type == "time") {
        return duration_days(attributes.time_value);
    }
    if (type != "boolean") {
        return number_of(attributes.value);
    }
    auto const value = attributes.boolean_value;
    if (value == "true" || value == "1") {
        return 1;
    }
    return value == "false" || value == "0" ? std::optional(0.0) : std::nullopt;
}

bool hidden(XmlScanner const& xml)
{
    auto const visibility = xml.attribute("table:visibility");
    return visibility == "collapse" || visibility == "filter";
}

bool is_group(std::string_view name)
{
    return name == "table-row-group" || name == "table-column-group" ||
           name == "table-header-rows" || name == "table-header-columns" || name == "table-rows" ||
           name == "table-columns";
}

// Adds a run to spans that are made in order; neighbours become one.
void add_span(std::vector<Span>& spans, Span span)
{
    if (!spans.empty() && spans.back().last + 1 == span.first) {
        spans.back().last = span.last;
    } else {
        spans.push_back(span);
    }
}

// A run of rows or columns, cut where the sheet ends; empty when it begins behind the end.
std::optional<Span> span_within(std::uint64_t first, std::uint32_t count, std::uint32_t limit)
{
    if (first >= limit) {
        return std::nullopt;
    }
    auto const last = std::min<std::uint64_t>(first + count, limit) - 1;
    return Span{static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)};
}

} // namespace

Trouble TableReader::read()
{
    auto const inside = m_xml.depth();
    for (auto token = m_xml.next_tag(); token != Token::end && token != Token::broken;
         token = m_xml.next_tag()) {
        if (token == Token::open) {
            bool stepped_in = false;
            if (auto trouble = open_element(stepped_in)) {
                return trouble;
            }
            if (!stepped_in) {
                continue;
            }
        } else if (m_xml.depth() < inside) {
            return {};
        } else if (!m_groups.empty()) {
            close_group();
        }
    }
    return {};
}

Trouble TableReader::open_element(bool& stepped_in)
{
    auto const name = m_xml.name();
    if (name == "table-row") {
        return read_row();
    }
    if (name == "table-column") {
        read_columns();
        return {};
    }
    if (!is_group(name)) {
        m_xml.skip();
        return {};
    }
    stepped_in = true;
    bool const closed = !m_xml.attribute_flag("table:display", true);
    m_groups.push_back(closed);
    m_hidden_groups += closed ? 1U : 0U;
    m_row_outline += name == "table-row-group" ? 1U : 0U;
    m_column_outline += name == "table-column-group" ? 1U : 0U;
    if (name == "table-header-rows" || name == "table-header-columns") {
        if (looks()) {
            begin_titles();
        }
    }
    return {};
}

void TableReader::close_group()
{
    m_hidden_groups -= m_groups.back() ? 1U : 0U;
    m_groups.pop_back();
    auto const name = m_xml.name();
    m_row_outline -= name == "table-row-group" ? 1U : 0U;
    m_column_outline -= name == "table-column-group" ? 1U : 0U;
    if (looks()) {
        end_titles();
    }
}

void TableReader::read_columns()
{
    auto const count = repeat_count(m_xml.attribute("table:number-columns-repeated"));
    auto const span = span_within(m_next_column, count, max_columns);
    m_next_column += count;
    if (span) {
        auto const style = m_xml.attribute("table:default-cell-style-name").value_or("");
        m_columns.push_back({*span, style});
        bool const is_hidden = hidden(m_xml) || m_hidden_groups > 0;
        if (is_hidden) {
            add_span(m_grid.sheet().hidden_columns, *span);
        }
        if (looks()) {
            keep_column_looks(*span, is_hidden, style);
        }
    }
    m_xml.skip();
}

Trouble TableReader::read_row()
{
    auto const repeated = repeat_count(m_xml.attribute("table:number-rows-repeated"));
    auto const row_style = m_xml.attribute("table:default-cell-style-name").value_or("");
    if (auto const span = span_within(m_row, repeated, max_rows)) {
        bool const is_hidden = hidden(m_xml) || m_hidden_groups > 0;
        if (is_hidden) {
            add_span(m_grid.sheet().hidden_rows, *span);
        }
        if (looks()) {
            keep_row_looks(*span, is_hidden, m_xml.attribute("table:style-name").value_or(""));
        }
    }
    if (auto trouble = read_cells(row_style)) {
        return trouble;
    }
    auto trouble = place_row(repeated);
    m_row += repeated;
    return trouble;
}

Trouble TableReader::read_cells(std::string_view row_style)
{
    m_cells.clear();
    m_merges.clear();
    m_row_has_content = false;
    m_column = 0;
    m_column_run = 0;
    auto const inside = m_xml.depth();
    for (auto token = m_xml.next_tag(); token != Token::end && token != Token::broken;
         token = m_xml.next_tag()) {
        if (token == Token::close) {
            if (m_xml.depth() < inside) {
                return {};
            }
            continue;
        }
        if (m_xml.name() != "table-cell" && m_xml.name() != "covered-table-cell") {
            m_xml.skip();
            continue;
        }
        auto const attributes = cell_attributes(m_xml);
        if (auto trouble = read_cell(attributes, row_style)) {
            return trouble;
        }
        m_column += attributes.repeated;
    }
    return {};
}

Trouble TableReader::read_cell(CellAttributes const& attributes, std::string_view row_style)
{
    auto style = attributes.style.empty() ? row_style : attributes.style;
    style = style.empty() ? column_style(m_column) : style;
    auto const cell = value_of(attributes, style);
    if (!cell) {
        return cell.problem();
    }
    auto const column = static_cast<std::uint32_t>(std::min<std::uint64_t>(m_column, max_columns));
    // What lies under a merge is kept in the file, but no program shows it.
    bool const has_content =
        !attributes.covered && (cell->kind != CellKind::empty || cell->formula != 0);
    bool const spans = attributes.columns_spanned > 1 || attributes.rows_spanned > 1;
    if (spans && !attributes.covered && column < max_columns) {
        m_merges.push_back({column, attributes.columns_spanned, attributes.rows_spanned});
    }
    if (has_content) {
        m_row_has_content = true;
        m_cells.push_back({column, attributes.repeated, *cell});
    } else if (looks() && attributes.repeated <= longest_empty_run && column < max_columns &&
               style != column_style(m_column)) {
        Cell only_looks;
        only_looks.style = cell->style;
        m_cells.push_back({column, attributes.repeated, only_looks});
    }
    return looks() ? keep_notes(column) : Trouble();
}

Result<Cell> TableReader::value_of(CellAttributes const& attributes, std::string_view style)
{
    // The text of a plain number need not be read: it says the same in the sender's language.
    auto const number = number_in(attributes);
    if (number && attributes.formula.empty() && !looks()) {
        m_text = {};
        m_xml.skip();
    } else if (!m_text.read(m_xml, m_options.limits.string) && m_text.too_long()) {
        return Problem{
            say::limit_string,
            {{"part", m_grid.sheet().name}, {"limit", std::to_string(m_options.limits.string)}}};
    }
    Cell cell;
    bool const has_value = !attributes.value_type.empty() || m_text.has_paragraphs();
    if (has_value || !attributes.formula.empty() || looks()) {
        bool const with_clock = attributes.date_value.find('T') != std::string_view::npos;
        cell.style = m_numbers.number(style, attributes.value_type, with_clock);
    }
    if (!attributes.formula.empty()) {
        m_string.clear();
        append_unescaped(m_string, attributes.formula);
        auto const formula = m_grid.add_formula(excel_formula(m_string), attributes.matrix);
        if (!formula) {
            return formula.problem();
        }
        cell.formula = *formula;
        auto& kept = m_grid.sheet().formulas[*formula - 1];
        kept.array_rows = attributes.matrix_rows;
        kept.array_columns = attributes.matrix_columns;
    }
    if (has_value && !take_number(cell, attributes, number, m_numbers.is_boolean(style))) {
        if (auto trouble = take_text(cell, attributes)) {
            return *trouble;
        }
    }
    return cell;
}

bool TableReader::take_number(Cell& cell,
                              CellAttributes const& attributes,
                              std::optional<double> number,
                              bool boolean_style)
{
    // Old versions write the result of a faulty formula as the number 0 with the error as text.
    if (!number || is_faulty(attributes)) {
        return false;
    }
    cell.number = *number;
    auto const type = attributes.value_type;
    auto const shown = m_numbers.shown(cell.style);
    bool const date = shown == Shown::date || shown == Shown::time || shown == Shown::date_time;
    if (type == "boolean" || (boolean_style && (*number == 0 || *number == 1))) {
        cell.kind = CellKind::boolean;
    } else {
        cell.kind = date || type == "date" ? CellKind::date : CellKind::number;
    }
    return true;
}

bool TableReader::is_faulty(CellAttributes const& attributes) const
{
    return attributes.error_type || (!attributes.formula.empty() && is_error_text(m_text.text()));
}

Trouble TableReader::take_text(Cell& cell, CellAttributes const& attributes)
{
    m_string = m_text.text();
    if (!attributes.string_value.empty()) {
        m_string.clear();
        append_unescaped(m_string, attributes.string_value);
    }
    for (auto const raw : {attributes.value,
                           attributes.date_value,
                           attributes.time_value,
                           attributes.boolean_value}) {
        if (m_string.empty() && !m_text.has_paragraphs()) {
            append_unescaped(m_string, raw);
        }
    }
    bool const faulty = is_faulty(attributes);
    if (faulty && !m_text.text().empty()) {
        m_string = m_text.text();
    }
    if (m_string.empty() && cell.formula == 0) {
        return {};
    }
    auto const text = m_grid.add_text(m_string);
    if (!text) {
        return text.problem();
    }
    cell.kind = faulty ? CellKind::error : CellKind::text;
    cell.text_ = *text;
    return {};
}

// Cells come from left to right, so the run of columns they stand in only moves on.
std::string_view TableReader::column_style(std::uint64_t column)
{
    while (m_column_run < m_columns.size() && m_columns[m_column_run].columns.last < column) {
        ++m_column_run;
    }
    return m_column_run < m_columns.size() ? m_columns[m_column_run].style : std::string_view();
}

Trouble TableReader::place_row(std::uint32_t repeated)
{
    if (!m_row_has_content && repeated > longest_empty_run) {
        return {};
    }
    for (std::uint64_t row = m_row; row < m_row + repeated; ++row) {
        auto const at = static_cast<std::uint32_t>(std::min<std::uint64_t>(row, max_rows));
        for (auto const& run : m_cells) {
            for (std::uint32_t column = run.column; column < run.column + run.repeated; ++column) {
                bool const beyond = at >= max_rows || column >= max_columns;
                if (beyond && run.cell.kind == CellKind::empty && run.cell.formula == 0) {
                    break;
                }
                if (auto trouble = m_grid.place({at, column}, run.cell)) {
                    return trouble;
                }
            }
        }
        if (auto trouble = place_merges(at)) {
            return trouble;
        }
        if (m_cells.empty() && m_merges.empty()) {
            break;
        }
    }
    return {};
}

Trouble TableReader::place_merges(std::uint32_t row)
{
    if (row >= max_rows) {
        return {};
    }
    m_merge_count += m_merges.size();
    if (m_merge_count > m_options.limits.cells) {
        return Problem{say::limit_cells, {{"limit", std::to_string(m_options.limits.cells)}}};
    }
    for (auto const& merge : m_merges) {
        auto const rows = *span_within(row, merge.rows, max_rows);
        auto const columns = *span_within(merge.column, merge.columns, max_columns);
        m_grid.sheet().merges.push_back({{rows.first, columns.first}, {rows.last, columns.last}});
    }
    return {};
}

Trouble TableReader::keep_notes(std::uint32_t column)
{
    CellRef const where{static_cast<std::uint32_t>(std::min<std::uint64_t>(m_row, max_rows - 1)),
                        std::min(column, max_columns - 1)};
    auto& sheet_looks = *m_grid.sheet().looks;
    for (auto const& note : m_text.annotations()) {
        Comment comment;
        comment.where = where;
        comment.visible = note.visible;
        auto trouble = m_grid.clean_into(comment.author, note.author);
        trouble = trouble ? trouble : m_grid.clean_into(comment.text, note.text);
        if (trouble) {
            return trouble;
        }
        sheet_looks.comments.push_back(std::move(comment));
    }
    for (auto const& link : m_text.links()) {
        Hyperlink hyperlink;
        hyperlink.range = {where, where};
        bool const inside = link.target.starts_with('#');
        auto const target =
            inside ? "internal:" + excel_reference(std::string_view(link.target).substr(1))
                   : link.target;
        if (auto trouble = m_grid.clean_into(hyperlink.target, target)) {
            return trouble;
        }
        sheet_looks.hyperlinks.push_back(std::move(hyperlink));
    }
    return {};
}

} // namespace gopbieu
