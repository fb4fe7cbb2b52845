#include "workbook/plain/spreadsheetml.hpp"

#include "base/catalogue/files.hpp"
#include "text/code_page.hpp"
#include "workbook/container/xml.hpp"
#include "workbook/grid_builder.hpp"
#include "workbook/plain/r1c1.hpp"
#include "workbook/plain/text_kind.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace gopbieu {

namespace {

using Token = XmlScanner::Token;

// Formats that this file kind calls by name.
std::string_view format_named(std::string_view name)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 17> names{
        {{"General Number", "General"},
         {"General Date", "m/d/yyyy h:mm"},
         {"Long Date", "d\\-mmm\\-yy"},
         {"Medium Date", "d\\-mmm\\-yy"},
         {"Short Date", "m/d/yyyy"},
         {"Long Time", "h:mm:ss AM/PM"},
         {"Medium Time", "h:mm AM/PM"},
         {"Short Time", "h:mm"},
         {"Currency", "$#,##0.00"},
         {"Euro Currency", "[$€-2] #,##0.00"},
         {"Fixed", "0.00"},
         {"Standard", "#,##0.00"},
         {"Percent", "0.00%"},
         {"Scientific", "0.00E+00"},
         {"Yes/No", "\"Yes\";\"Yes\";\"No\""},
         {"True/False", "\"True\";\"True\";\"False\""},
         {"On/Off", "\"On\";\"On\";\"Off\""}}};
    for (auto const& [word, code] : names) {
        if (word == name) {
            return code;
        }
    }
    return name;
}

std::uint32_t whole_attribute(XmlScanner const& xml, std::string_view name, std::uint32_t otherwise)
{
    auto const raw = xml.attribute(name);
    std::uint32_t value = 0;
    return raw && std::from_chars(raw->data(), raw->data() + raw->size(), value).ec == std::errc()
               ? value
               : otherwise;
}

// A run within the sheet; what is beyond its end is cut off.
Span span_of(std::uint32_t first, std::uint32_t more, std::uint32_t limit)
{
    auto const last = std::min<std::uint64_t>(std::uint64_t{first} + more, limit - 1);
    return {first, static_cast<std::uint32_t>(last)};
}

std::optional<double> number_of(std::string_view text)
{
    auto const first = text.find_first_not_of(" \t\r\n");
    text.remove_prefix(std::min(first, text.size()));
    text = text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
    double value = 0;
    auto const done = std::from_chars(text.data(), text.data() + text.size(), value);
    bool const whole = done.ec == std::errc() && done.ptr == text.data() + text.size();
    return whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

/// Walks the document. A document that breaks ends every loop; read() reports it.
class SpreadsheetmlReader {
public:
    SpreadsheetmlReader(std::string_view text, ReadOptions const& options)
        : m_xml(text, options.limits), m_options(options),
          m_grid(m_workbook, options.limits, "Workbook")
    {
    }

    Result<Workbook> read()
    {
        m_workbook.kind = FileKind::spreadsheetml;
        if (m_options.depth == Depth::looks) {
            m_workbook.looks = std::make_unique<Looks>();
        }
        m_grid.new_style("General");
        if (auto trouble = read_children([this] { return read_part(); })) {
            return *trouble;
        }
        if (m_xml.next() == Token::broken) {
            return m_xml.problem("Workbook");
        }
        m_grid.finish();
        return std::move(m_workbook);
    }

private:
    // Calls `child` at each open tag below the current element, up to its close tag. The child
    // must step behind its own close tag.
    template <typename Child>
    Trouble read_children(Child child)
    {
        auto const inside = std::max<std::size_t>(m_xml.depth(), 1);
        for (auto token = m_xml.next_tag(); token != Token::end && token != Token::broken;
             token = m_xml.next_tag()) {
            if (token == Token::close) {
                if (m_xml.depth() < inside) {
                    return {};
                }
                continue;
            }
            if (m_xml.depth() == 1) {
                continue; // the root itself
            }
            if (auto trouble = child()) {
                return trouble;
            }
        }
        return {};
    }

    Trouble pass()
    {
        m_xml.skip();
        return {};
    }

    Trouble read_part()
    {
        if (m_xml.name() == "Styles") {
            return read_children([this] { return read_style(); });
        }
        if (m_xml.name() == "ExcelWorkbook") {
            return read_children([this] {
                m_workbook.date_1904 = m_workbook.date_1904 || m_xml.name() == "Date1904";
                return pass();
            });
        }
        return m_xml.name() == "Worksheet" ? read_sheet() : pass();
    }

    Trouble read_style()
    {
        auto const id = m_xml.attribute_text("ss:ID");
        auto const parent = m_formats.find(m_xml.attribute_text("ss:Parent"));
        std::string code = parent == m_formats.end() ? "General" : parent->second;
        auto trouble = read_children([&] {
            if (m_xml.name() == "NumberFormat" && m_xml.attribute("ss:Format")) {
                code = format_named(m_xml.attribute_text("ss:Format"));
            }
            return pass();
        });
        m_formats.insert_or_assign(id, std::move(code));
        return trouble;
    }

    Trouble read_sheet()
    {
        if (auto trouble = m_grid.start_sheet(m_xml.attribute_text("ss:Name"))) {
            return trouble;
        }
        m_row = 0;
        m_next_column = 0;
        m_column_styles.clear();
        return read_children([this] {
            if (m_xml.name() == "Table") {
                m_table_style = m_xml.attribute_text("ss:StyleID");
                return read_children([this] { return read_table_part(); });
            }
            return m_xml.name() == "WorksheetOptions"
                       ? read_children([this] { return read_option(); })
                       : pass();
        });
    }

    Trouble read_option()
    {
        if (m_xml.name() != "Visible") {
            return pass();
        }
        auto const visible = m_xml.inner_text();
        auto& sheet = m_grid.sheet();
        sheet.visibility = visible == "SheetHidden"       ? Visibility::hidden
                           : visible == "SheetVeryHidden" ? Visibility::very_hidden
                                                          : Visibility::visible;
        return {};
    }

    Trouble read_table_part()
    {
        if (m_xml.name() == "Row") {
            return read_row();
        }
        if (m_xml.name() == "Column") {
            read_column();
        }
        return pass();
    }

    void read_column()
    {
        auto const index = whole_attribute(m_xml, "ss:Index", 0);
        auto const first = index > 0 ? index - 1 : m_next_column;
        if (first >= max_columns) {
            return;
        }
        auto const span = span_of(first, whole_attribute(m_xml, "ss:Span", 0), max_columns);
        m_next_column = span.last + 1;
        if (m_xml.attribute_flag("ss:Hidden", false)) {
            m_grid.sheet().hidden_columns.push_back(span);
        }
        if (m_xml.attribute("ss:StyleID")) {
            m_column_styles.emplace_back(span, m_xml.attribute_text("ss:StyleID"));
        }
    }

    Trouble read_row()
    {
        auto const index = whole_attribute(m_xml, "ss:Index", 0);
        m_row = index > 0 ? index - 1 : m_row;
        m_row_style = m_xml.attribute_text("ss:StyleID");
        m_column = 0;
        auto const more = whole_attribute(m_xml, "ss:Span", 0);
        if (m_row < max_rows && m_xml.attribute_flag("ss:Hidden", false)) {
            m_grid.sheet().hidden_rows.push_back(span_of(m_row, more, max_rows));
        }
        auto trouble =
            read_children([this] { return m_xml.name() == "Cell" ? read_cell() : pass(); });
        m_row = static_cast<std::uint32_t>(
            std::min<std::uint64_t>(std::uint64_t{m_row} + 1 + more, max_rows));
        return trouble;
    }

    Trouble read_cell()
    {
        auto const index = whole_attribute(m_xml, "ss:Index", 0);
        CellRef const where{m_row, index > 0 ? index - 1 : m_column};
        auto const across = whole_attribute(m_xml, "ss:MergeAcross", 0);
        auto const down = whole_attribute(m_xml, "ss:MergeDown", 0);
        auto const style = style_at(m_xml.attribute_text("ss:StyleID"), where.column);
        auto const formula = m_xml.attribute_text("ss:Formula");
        bool const array = m_xml.attribute("ss:ArrayRange").has_value();
        if (where.row < max_rows && where.column < max_columns && (across > 0 || down > 0)) {
            auto const columns = span_of(where.column, across, max_columns);
            auto const rows = span_of(where.row, down, max_rows);
            m_grid.sheet().merges.push_back(
                {{rows.first, columns.first}, {rows.last, columns.last}});
        }
        m_column = static_cast<std::uint32_t>(
            std::min<std::uint64_t>(std::uint64_t{where.column} + 1 + across, max_columns));
        Cell cell;
        cell.style = m_grid.style_of(style);
        auto trouble =
            read_children([&] { return m_xml.name() == "Data" ? read_data(cell, style) : pass(); });
        if (!trouble && !formula.empty()) {
            trouble = take_formula(cell, formula, where, array);
        }
        bool const nothing = cell.kind == CellKind::empty && cell.formula == 0;
        if (trouble || (nothing && m_options.depth == Depth::values)) {
            return trouble;
        }
        return m_grid.place(where, cell);
    }

    Trouble take_formula(Cell& cell, std::string_view formula, CellRef where, bool array)
    {
        formula.remove_prefix(formula.starts_with('=') ? 1 : 0);
        auto const number = m_grid.add_formula(a1_formula(formula, where), array);
        if (!number) {
            return number.problem();
        }
        cell.formula = *number;
        return {};
    }

    // The format code of a cell: of its own style, else its row's, its column's or the table's.
    std::string_view style_at(std::string const& own, std::uint32_t column) const
    {
        auto const* id = own.empty() ? &m_row_style : &own;
        if (id->empty()) {
            auto const found = std::ranges::find_if(m_column_styles, [&](auto const& run) {
                return column >= run.first.first && column <= run.first.last;
            });
            id = found == m_column_styles.end() ? &m_table_style : &found->second;
        }
        auto found = m_formats.find(*id);
        found = found == m_formats.end() ? m_formats.find("Default") : found;
        return found == m_formats.end() ? std::string_view("General")
                                        : std::string_view(found->second);
    }

    // A value that does not fit its type is taken as the text it is.
    Trouble read_data(Cell& cell, std::string_view code)
    {
        auto const type = m_xml.attribute_text("ss:Type");
        auto const text = m_xml.inner_text();
        auto const shown = number_format(code);
        if (type == "Number") {
            if (auto const number = number_of(text)) {
                return take(cell, *number, shown.is_date() ? CellKind::date : CellKind::number);
            }
        } else if (type == "DateTime") {
            if (auto const serial = iso_to_serial(text)) {
                if (shown.is_date() || shown.shown == Shown::elapsed) {
                    return take(cell, *serial, shown.is_date() ? CellKind::date : CellKind::number);
                }
                cell.style = m_grid.style_of("yyyy\\-mm\\-dd\\ hh:mm:ss");
                return take(cell, *serial, CellKind::date);
            }
        } else if (type == "Boolean" && (text == "1" || text == "0")) {
            return take(cell, text == "1" ? 1 : 0, CellKind::boolean);
        }
        if (text.empty()) {
            return {};
        }
        auto const number = m_grid.add_text(text);
        if (!number) {
            return number.problem();
        }
        cell.kind = type == "Error" ? CellKind::error : CellKind::text;
        cell.text_ = *number;
        return {};
    }

    static Trouble take(Cell& cell, double number, CellKind kind)
    {
        cell.kind = kind;
        cell.number = number;
        return {};
    }

    XmlScanner m_xml;
    ReadOptions const& m_options;
    Workbook m_workbook;
    GridBuilder m_grid;
    std::map<std::string, std::string, std::less<>> m_formats; ///< format codes by style
    std::vector<std::pair<Span, std::string>> m_column_styles;
    std::string m_table_style, m_row_style;
    std::uint32_t m_row = 0, m_column = 0, m_next_column = 0;
};

} // namespace

Result<Workbook> read_spreadsheetml(std::span<char const> bytes, ReadOptions const& options)
{
    std::string_view const view(bytes.data(), bytes.size());
    auto const text = decode_text_file(view, code_page_named(declared_encoding(view)));
    if (!text) {
        return Problem{say::text_broken,
                       {{"part", "Workbook"}, {"encoding", "UTF-8"}, {"offset", "?"}}};
    }
    return SpreadsheetmlReader(*text, options).read();
}

} // namespace gopbieu
