#include "workbook/plain/html.hpp"

#include "base/catalogue/files.hpp"
#include "text/code_page.hpp"
#include "workbook/plain/html_cell.hpp"
#include "workbook/plain/html_formats.hpp"
#include "workbook/plain/html_scanner.hpp"
#include "workbook/plain/table_slots.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace gopbieu {

namespace {

using Token = HtmlScanner::Token;

std::uint32_t whole_number(std::optional<std::string> const& text, std::uint32_t otherwise)
{
    std::uint32_t value = 0;
    return text && std::from_chars(text->data(), text->data() + text->size(), value).ec ==
                       std::errc()
               ? value
               : otherwise;
}

bool is_block(std::string_view name)
{
    static constexpr std::array<std::string_view, 12> blocks{
        "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "hr"};
    return std::ranges::find(blocks, name) != blocks.end();
}

/// A table that is open: its sheet, where its next cell goes, and the cell being read.
struct OpenTable {
    std::size_t sheet = 0;
    TableSlots slots;
    std::uint32_t columns_declared = 0;
    bool in_cell = false;
    HtmlCell cell;
};

class HtmlReader {
public:
    HtmlReader(std::string_view text, ReadOptions const& options)
        : m_scanner(text), m_options(options), m_grid(m_workbook, options.limits, "html")
    {
    }

    Result<Workbook> read()
    {
        m_workbook.kind = FileKind::html;
        if (m_options.depth == Depth::looks) {
            m_workbook.looks = std::make_unique<Looks>();
        }
        m_grid.new_style("General");
        for (auto token = m_scanner.next(); token != Token::end; token = m_scanner.next()) {
            if (auto trouble = take(token)) {
                return *trouble;
            }
        }
        while (!m_tables.empty()) {
            if (auto trouble = close_table()) {
                return *trouble;
            }
        }
        if (m_workbook.sheets.empty()) {
            return Problem{say::kind_other_office, {{"kind", "HTML"}}};
        }
        drop_empty_sheets();
        m_grid.finish();
        return std::move(m_workbook);
    }

private:
    Trouble take(Token token)
    {
        switch (token) {
        case Token::open:
            return open_tag();
        case Token::close:
            return close_tag();
        case Token::text:
            if (in_cell()) {
                m_tables.back().cell.text.append(m_scanner.raw());
            }
            return {};
        case Token::comment:
            take_sheet_names(m_scanner.raw());
            return {};
        case Token::style:
            m_formats.read_sheet(m_scanner.raw());
            return {};
        case Token::end:
            return {};
        }
        return {};
    }

    [[nodiscard]] bool in_cell() const { return !m_tables.empty() && m_tables.back().in_cell; }

    Trouble open_tag()
    {
        auto const& name = m_scanner.name();
        if (name == "table") {
            return open_table();
        }
        if (m_tables.empty()) {
            return {};
        }
        if (name == "tr") {
            return open_row();
        }
        if (name == "td" || name == "th") {
            return open_cell();
        }
        if (name == "col") {
            take_column();
        } else if (in_cell() && name == "br") {
            m_tables.back().cell.text.line_break();
        } else if (in_cell() && is_block(name)) {
            m_tables.back().cell.text.block();
        }
        return {};
    }

    Trouble close_tag()
    {
        auto const& name = m_scanner.name();
        if (m_tables.empty()) {
            return {};
        }
        if (name == "table") {
            return close_table();
        }
        if (name == "td" || name == "th" || name == "tr") {
            return close_cell();
        }
        if (in_cell() && is_block(name)) {
            m_tables.back().cell.text.block();
        }
        return {};
    }

    Trouble open_table()
    {
        if (m_tables.size() >= m_options.limits.nesting) {
            return Problem{
                say::limit_nesting,
                {{"part", "table"}, {"limit", std::to_string(m_options.limits.nesting)}}};
        }
        auto const count = m_workbook.sheets.size() + 1;
        if (count > m_options.limits.entries) {
            return Problem{say::limit_entries,
                           {{"found", std::to_string(count)},
                            {"limit", std::to_string(m_options.limits.entries)}}};
        }
        if (auto trouble = m_grid.start_sheet("Sheet" + std::to_string(count))) {
            return trouble;
        }
        m_tables.emplace_back();
        m_tables.back().sheet = count - 1;
        return {};
    }

    Trouble close_table()
    {
        auto trouble = close_cell();
        m_tables.pop_back();
        if (!m_tables.empty()) {
            m_grid.select_sheet(m_tables.back().sheet);
        }
        return trouble;
    }

    Trouble open_row()
    {
        auto trouble = close_cell();
        auto& slots = m_tables.back().slots;
        slots.next_row();
        if (slots.row() < max_rows && hides(m_scanner.attribute("style"))) {
            m_grid.sheet().hidden_rows.push_back({slots.row(), slots.row()});
        }
        return trouble;
    }

    Trouble open_cell()
    {
        auto trouble = close_cell();
        auto& table = m_tables.back();
        if (!table.slots.begun()) {
            table.slots.next_row();
        }
        auto const place = table.slots.take(whole_number(m_scanner.attribute("colspan"), 1),
                                            whole_number(m_scanner.attribute("rowspan"), 1));
        if (table.slots.steps() > m_options.limits.cells) {
            return Problem{say::limit_cells, {{"limit", std::to_string(m_options.limits.cells)}}};
        }
        bool const on_sheet = place.first.row < max_rows && place.first.column < max_columns;
        if (on_sheet && place.first != place.last) {
            m_grid.sheet().merges.push_back(place);
        }
        table.in_cell = true;
        table.cell = HtmlCell(m_scanner, m_formats);
        table.cell.where = place.first;
        return trouble;
    }

    Trouble close_cell()
    {
        auto& table = m_tables.back();
        if (!table.in_cell) {
            return {};
        }
        table.in_cell = false;
        return table.cell.place(m_grid);
    }

    void take_column()
    {
        auto& table = m_tables.back();
        auto const first = table.columns_declared;
        auto const count =
            std::clamp(whole_number(m_scanner.attribute("span"), 1), 1U, max_columns);
        table.columns_declared = std::min(first + count, max_columns);
        if (hides(m_scanner.attribute("style")) && first < max_columns) {
            m_grid.sheet().hidden_columns.push_back({first, table.columns_declared - 1});
        }
    }

    // Excel lists its sheets in a comment of XML: <x:Name>Biểu 1</x:Name>.
    void take_sheet_names(std::string_view comment)
    {
        constexpr std::string_view tag = "<x:Name>";
        for (auto at = comment.find(tag); at != std::string_view::npos; at = comment.find(tag)) {
            comment.remove_prefix(at + tag.size());
            std::string name;
            append_html_text(name, comment.substr(0, comment.find('<')));
            m_names.push_back(std::move(name));
        }
    }

    // Tables that only lay out others have no cells of their own.
    void drop_empty_sheets()
    {
        auto& sheets = m_workbook.sheets;
        auto const is_empty = [](Sheet const& sheet) { return sheet.cells.empty(); };
        if (std::ranges::all_of(sheets, is_empty)) {
            sheets.resize(1);
        } else {
            std::erase_if(sheets, is_empty);
        }
        std::size_t number = 0;
        for (auto& sheet : sheets) {
            sheet.name = "Sheet" + std::to_string(++number);
        }
        for (std::size_t index = 0; m_names.size() == sheets.size() && index < sheets.size();
             ++index) {
            if (auto const name = m_grid.clean(m_names[index]); name && !name->empty()) {
                sheets[index].name = *name;
            }
        }
    }

    HtmlScanner m_scanner;
    ReadOptions const& m_options;
    Workbook m_workbook;
    GridBuilder m_grid;
    HtmlFormats m_formats;
    std::vector<OpenTable> m_tables;
    std::vector<std::string> m_names;
};

// The encoding that a page names for itself, in either way of writing it.
std::optional<int> declared_page(std::string_view bytes)
{
    auto const head = lower_case(bytes.substr(0, 8192));
    auto const at = head.find("charset=");
    if (at == std::string::npos) {
        return std::nullopt;
    }
    auto const name = std::string_view(head).substr(at + 8);
    auto const first = std::min(name.find_first_not_of("\"' "), name.size());
    auto const rest = name.substr(first);
    return code_page_named(rest.substr(0, rest.find_first_of("\"' />;")));
}

} // namespace

Result<Workbook> read_html(std::span<char const> bytes, ReadOptions const& options)
{
    std::string_view const view(bytes.data(), bytes.size());
    auto const text = decode_text_file(view, declared_page(view));
    if (!text) {
        return Problem{say::text_broken,
                       {{"part", "html"}, {"encoding", "UTF-8"}, {"offset", "?"}}};
    }
    return HtmlReader(*text, options).read();
}

} // namespace gopbieu
