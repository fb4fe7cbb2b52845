#include "publish/plain_book.hpp"

#include "form/excel.hpp"
#include "text/names.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

constexpr std::size_t longest_text = 32'000;   // Excel takes 32,767 letters in a cell
constexpr std::size_t most_links = 60'000;     // Excel takes 65,530 in a sheet
constexpr std::size_t longest_sheet_name = 31; // letters
constexpr double usual_width = 9;              // of a column, in characters

std::string_view cut(std::string_view text, std::size_t bytes)
{
    if (text.size() <= bytes) {
        return text;
    }
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) {
        --bytes;
    }
    return text.substr(0, bytes);
}

// What no tab may be called: Excel refuses these letters.
std::string tab_name(std::string_view name)
{
    std::string fit;
    std::size_t letters = 0;
    while (!name.empty() && letters < longest_sheet_name) {
        auto const length = std::max<std::size_t>(first_character(name).length, 1);
        auto const letter = name.substr(0, length);
        bool const refused = letter.find_first_of("[]:*?/\\'") != std::string_view::npos ||
                             static_cast<unsigned char>(letter.front()) < 0x20;
        fit += refused ? std::string_view("-") : letter;
        name.remove_prefix(length);
        letters += length == 4 ? 2 : 1; // counted as Excel does, in UTF-16
    }
    return fit.empty() ? "-" : fit;
}

std::size_t letters_of(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char character) {
        return (static_cast<unsigned char>(character) & 0xC0U) != 0x80U;
    }));
}

// How many lines a text takes in a column, broken between words.
std::size_t lines_in(std::string_view text, double width)
{
    constexpr double capitals = 0.8; // they are wider
    if (static_cast<double>(letters_of(text)) < (width - 1) * capitals) {
        return 1;
    }
    bool const small = std::ranges::any_of(
        text, [](char character) { return character >= 'a' && character <= 'z'; });
    bool const wide = !small && upper_case(text) == text;
    auto const room = static_cast<std::size_t>(std::max((width - 1) * (wide ? capitals : 1), 4.0));
    std::size_t lines = 1;
    std::size_t used = 0;
    while (!text.empty()) {
        auto const end = std::min(text.find(' '), text.size());
        auto const letters = letters_of(text.substr(0, end));
        if (used != 0 && used + 1 + letters > room) {
            ++lines;
            used = 0;
        }
        used += (used == 0 ? 0 : 1) + letters;
        lines += used / (room + 1); // a word longer than the column
        used %= room + 1;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

} // namespace

std::uint32_t PlainTexts::add(std::string_view text)
{
    auto const known = m_numbers.find(text);
    if (known != m_numbers.end()) {
        return known->second;
    }
    auto const number = m_pool.add(text);
    m_numbers.emplace(m_pool[number], number);
    return number;
}

PlainSheet::PlainSheet(PlainTexts& texts, std::string name) : m_texts(texts)
{
    m_sheet.name = std::move(name);
    m_sheet.looks = std::make_unique<SheetLooks>();
    m_sheet.looks->show_gridlines = false;
    auto& page = m_sheet.looks->page;
    page.landscape = page.fit_to_page = true;
    page.fit_height = 0;
    page.left = page.right = 0.5;
    page.footer_text = "&C&P/&N";
}

void PlainSheet::put(CellRef where, PlainLook look, CellKind kind)
{
    Cell cell;
    cell.row = where.row;
    cell.column = static_cast<std::uint16_t>(where.column);
    cell.kind = kind;
    cell.style = static_cast<std::uint32_t>(look);
    m_sheet.cells.push_back(cell);
}

void PlainSheet::text(CellRef where, std::string_view text, PlainLook look)
{
    put(where, look, text.empty() ? CellKind::empty : CellKind::text);
    if (!text.empty()) {
        m_sheet.cells.back().text_ = m_texts.add(cut(text, longest_text));
    }
}

void PlainSheet::number(CellRef where, Exact const& number, PlainLook look)
{
    put(where, look_for(number, look), CellKind::number);
    m_sheet.cells.back().number = stored(number);
}

void PlainSheet::value(CellRef where, CellValue const& value, PlainLook look)
{
    if (auto const* const exact = std::get_if<Exact>(&value)) {
        number(where, *exact, look);
    } else if (auto const* const words = std::get_if<std::string>(&value)) {
        text(where, *words, look);
    } else {
        put(where, look, CellKind::empty);
    }
}

void PlainSheet::formula(CellRef where,
                         std::string_view formula,
                         Exact const& result,
                         PlainLook look)
{
    number(where, result, look);
    Formula one;
    one.text = m_texts.keep(formula);
    m_sheet.formulas.push_back(one);
    m_sheet.cells.back().formula = static_cast<std::uint32_t>(m_sheet.formulas.size());
}

void PlainSheet::link(CellRef where, std::string_view text, std::string target)
{
    auto& links = m_sheet.looks->hyperlinks;
    bool const leads = !target.empty() && links.size() < most_links;
    this->text(where, text, leads ? PlainLook::link : PlainLook::text);
    if (leads) {
        Hyperlink link;
        link.range = {where, where};
        link.target = std::move(target);
        links.push_back(std::move(link));
    }
}

void PlainSheet::width(std::uint32_t first, std::uint32_t last, double characters)
{
    ColumnLooks columns;
    columns.columns = {first, last};
    columns.width = characters;
    columns.custom_width = true;
    m_sheet.looks->columns.push_back(columns);
}

void PlainSheet::freeze(CellRef first_moving, std::uint32_t header)
{
    auto& looks = *m_sheet.looks;
    looks.panes.frozen_rows = first_moving.row;
    looks.panes.frozen_columns = first_moving.column;
    looks.panes.top_left = first_moving;
    looks.page.title_rows = Span{header, first_moving.row - 1};
}

std::vector<double> PlainSheet::widths() const
{
    std::vector<double> widths;
    for (auto const& one : m_sheet.looks->columns) {
        widths.resize(std::max<std::size_t>(widths.size(), one.columns.last + 1), usual_width);
        std::fill(
            widths.begin() + one.columns.first, widths.begin() + one.columns.last + 1, one.width);
    }
    return widths;
}

// Not every program finds the height of a row with broken lines by itself. Cells are in order.
void PlainSheet::find_heights()
{
    constexpr double line_height = 15;
    constexpr std::size_t most_lines = 27; // Excel's highest row
    auto const width = widths();
    std::vector<std::vector<std::uint8_t>> known(width.size()); // by column, then text; 0: not yet
    auto const lines_of = [&](Cell const& cell) -> std::size_t {
        if (!cell.has_text() || !wraps(static_cast<PlainLook>(cell.style))) {
            return 0;
        }
        auto const find = [&](double room) {
            return std::min(lines_in(m_texts[cell.text_], room), most_lines);
        };
        if (cell.column >= width.size()) {
            return find(usual_width);
        }
        auto& of_column = known[cell.column];
        of_column.resize(m_texts.size(), 0);
        auto& lines = of_column[cell.text_];
        lines = lines != 0 ? lines : static_cast<std::uint8_t>(find(width[cell.column]));
        return lines;
    };
    auto const& cells = m_sheet.cells;
    for (auto cell = cells.begin(); cell != cells.end();) {
        RowLooks looks;
        looks.row = cell->row;
        std::size_t lines = 0;
        for (; cell != cells.end() && cell->row == looks.row; ++cell) {
            lines = std::max(lines, lines_of(*cell));
        }
        if (lines > 1) {
            looks.height = line_height * static_cast<double>(lines);
            looks.custom_height = true;
            m_sheet.looks->rows.push_back(looks);
        }
    }
}

// What is wide goes onto the larger paper.
void PlainSheet::choose_paper()
{
    constexpr double widest = 140;
    double width = 0;
    for (auto const& one : m_sheet.looks->columns) {
        width += one.width * (one.columns.last - one.columns.first + 1);
    }
    m_sheet.looks->page.paper = width > widest ? 8 : 9;
}

Sheet PlainSheet::finish()
{
    sort_cells(m_sheet.cells);
    find_heights();
    choose_paper();
    std::ranges::sort(m_sheet.looks->rows, {}, &RowLooks::row);
    std::ranges::sort(
        m_sheet.looks->columns, {}, [](ColumnLooks const& one) { return one.columns.first; });
    return std::move(m_sheet);
}

PlainBook::PlainBook()
{
    m_workbook.kind = FileKind::xlsx;
    add_plain_looks(m_workbook);
}

bool PlainBook::taken(std::string_view name) const
{
    auto const small = in_small_letters(name);
    return std::ranges::any_of(
        m_sheets, [&](PlainSheet const& one) { return in_small_letters(one.name()) == small; });
}

PlainSheet& PlainBook::sheet(std::string_view name)
{
    auto const wanted = tab_name(name);
    auto fit = wanted;
    for (int number = 2; taken(fit); ++number) {
        auto const tail = " (" + std::to_string(number) + ")";
        fit = tab_name(cut(wanted, longest_sheet_name - tail.size())) + tail;
    }
    return m_sheets.emplace_back(m_texts, fit);
}

Workbook const& PlainBook::finish()
{
    for (auto& one : m_sheets) {
        m_workbook.sheets.push_back(one.finish());
    }
    m_sheets.clear();
    return m_workbook;
}

std::string relative_link(std::string_view file, std::string_view sheet, std::string_view cell)
{
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string link = "../../";
    for (char const character : file) {
        auto const byte = static_cast<unsigned char>(character);
        bool const plain =
            byte > 0x20 && byte != 0x7F &&
            std::string_view("%#?\"<>[]^`{}|\\").find(character) == std::string_view::npos;
        if (plain) {
            link += character;
        } else {
            link += '%';
            link += hex[byte >> 4U];
            link += hex[byte & 15U];
        }
    }
    return sheet.empty() ? link : link + place_in_file(sheet, parse_a1(cell).value_or(CellRef()));
}

std::string place_in_file(std::string_view sheet, CellRef cell)
{
    ExcelCell place;
    place.sheet = sheet;
    place.cell = cell;
    return "#" + to_text(place);
}

} // namespace gopbieu
