#include "workbook/xlsx/sheet_data.hpp"

#include "base/memory.hpp"
#include "text/utf8.hpp"
#include "workbook/xlsx/xstring.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

namespace gopbieu {

namespace {

// The byte behind a part is NUL (Buffer sees to it), so looking a few letters ahead is safe as
// long as each letter is only looked at when the one before it was not NUL.

bool blank(char character)
{
    return character == ' ' || character == '\n' || character == '\t' || character == '\r';
}

bool digit(char character)
{
    return static_cast<unsigned char>(character - '0') < 10;
}

bool ends_name(char character)
{
    return blank(character) || character == '>' || character == '/' || character == '=' ||
           character == '\0' || character == '<';
}

std::string_view between(char const* first, char const* last)
{
    return {first, static_cast<std::size_t>(last - first)};
}

std::string_view local_name(std::string_view name)
{
    auto const colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view name_at(char const* at)
{
    auto const* end = at;
    while (!ends_name(*end)) {
        ++end;
    }
    return between(at, end);
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && blank(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && blank(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

constexpr std::array<double, 23> powers_of_ten{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                               1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                               1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

std::optional<double> parse_number(std::string_view text)
{
    text = trimmed(text);
    if (text.starts_with('+')) {
        text.remove_prefix(1);
    }
    double value = 0;
    auto const done = std::from_chars(text.data(), text.data() + text.size(), value);
    // Below the smallest double there is nothing left but zero; above the largest it is no number.
    if (done.ec == std::errc::result_out_of_range && done.ptr == text.data() + text.size() &&
        text.find("e-") != std::string_view::npos) {
        return 0.0;
    }
    bool const whole = done.ec == std::errc() && done.ptr == text.data() + text.size();
    return whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

} // namespace

SheetData::SheetData(XmlScanner& xml,
                     std::string_view part,
                     std::string_view part_name,
                     ReadOptions const& options,
                     Workbook& workbook,
                     Sheet& sheet,
                     std::uint64_t& total_cells)
    : m_xml(xml), m_part(part), m_part_name(part_name), m_options(options), m_workbook(workbook),
      m_sheet(sheet), m_total_cells(total_cells), m_at(xml.position()), m_finish(xml.finish()),
      m_styles(static_cast<std::uint32_t>(workbook.style_formats.size())),
      m_shared_texts(static_cast<std::uint32_t>(workbook.texts.size())), m_gate(workbook.texts)
{
    m_date_styles.reserve(m_styles);
    for (auto const format : workbook.style_formats) {
        auto const shown = workbook.formats[format].shown;
        bool const date = workbook.formats[format].is_date();
        m_date_styles.push_back(static_cast<char>(!date ? 0 : shown == Shown::time ? 2 : 1));
    }
}

Trouble SheetData::read()
{
    // `<sheetData/>`: the scanner has the close in hand already.
    if (m_at[-2] == '/') {
        return m_xml.skip() ? Trouble() : m_xml.problem(m_part_name);
    }
    // No cell takes fewer bytes than this, so the cells never move while they are read. Memory
    // that is reserved and not used costs nothing.
    constexpr std::size_t smallest_cell = 23;
    m_sheet.cells.reserve(
        std::min<std::size_t>(m_part.size() / smallest_cell, m_options.limits.cells) + 1);
    expect_filling(m_sheet.cells.data(), m_sheet.cells.capacity() * sizeof(Cell));
    while (!m_done) {
        if (!step()) {
            return m_trouble;
        }
    }
    if (!m_in_order) {
        sort_cells(m_sheet.cells);
    }
    resolve_shared_formulas();
    m_xml.go_on_at(m_at);
    return m_xml.next() == XmlScanner::Token::close ? Trouble() : m_xml.problem(m_part_name);
}

bool SheetData::refuse(Problem problem)
{
    m_trouble = std::move(problem);
    return false;
}

bool SheetData::broken(std::string_view reason)
{
    m_xml.go_on_at(std::min(m_at, m_finish));
    m_xml.fail(reason);
    return refuse(m_xml.problem(m_part_name));
}

bool SheetData::bad_value(CellRef where, std::string_view found, std::string_view expected)
{
    return refuse({Say::cell_bad_value,
                   {{"sheet", m_sheet.name},
                    {"cell", to_a1(where)},
                    {"found", std::string(found.substr(0, 60))},
                    {"expected", std::string(expected)}}});
}

void SheetData::skip_blanks()
{
    while (blank(*m_at)) {
        ++m_at;
    }
}

bool SheetData::skip_element()
{
    XmlScanner inner(between(m_at, m_finish), m_options.limits);
    if (inner.next() != XmlScanner::Token::open || !inner.skip()) {
        return refuse(inner.problem(m_part_name));
    }
    m_at = inner.position();
    return true;
}

// One row start, one cell, or the end of a row or of the data.
bool SheetData::step()
{
    skip_blanks();
    if (*m_at != '<') {
        return broken("text between cells");
    }
    if (m_at[1] == 'c' && blank(m_at[2])) {
        if (read_plain_cell()) {
            return true;
        }
        m_at += 2;
        return !m_trouble && read_cell();
    }
    if (m_at[1] == '/') {
        auto const name = name_at(m_at + 2);
        auto const* const end = name.data() + name.size();
        if (local_name(name) == "sheetData") {
            m_done = true; // its close is left to the scanner
            return true;
        }
        if (local_name(name) != "row" || *end != '>') {
            return broken("a closing tag that does not match");
        }
        m_at = end + 1;
        return true;
    }
    if (m_at[1] == '!' || m_at[1] == '?') {
        auto const rest = between(m_at, m_finish);
        std::string_view const ending = m_at[1] == '?' ? "?>" : "-->";
        auto const stop = rest.find(ending);
        bool const comment = m_at[1] == '?' || rest.starts_with("<!--");
        if (stop == std::string_view::npos || !comment) {
            return broken("unknown declaration");
        }
        m_at += stop + ending.size();
        return true;
    }
    auto const name = name_at(m_at + 1);
    if (local_name(name) == "row") {
        m_at = name.data() + name.size();
        return read_row();
    }
    if (local_name(name) == "c") {
        m_at = name.data() + name.size();
        return read_cell();
    }
    return skip_element();
}

// The next attribute of the tag, or its end: then `attribute.name` is empty.
bool SheetData::take_attribute(Attribute& attribute, bool& closed)
{
    skip_blanks();
    attribute = {};
    if (*m_at == '>') {
        ++m_at;
        closed = false;
        return true;
    }
    if (*m_at == '/' && m_at[1] == '>') {
        m_at += 2;
        closed = true;
        return true;
    }
    auto const name = name_at(m_at);
    m_at = name.data() + name.size();
    skip_blanks();
    if (name.empty() || *m_at != '=') {
        return broken("attributes");
    }
    ++m_at;
    skip_blanks();
    char const quote = *m_at;
    auto const* const stop =
        quote == '"' || quote == '\''
            ? static_cast<char const*>(
                  std::memchr(m_at + 1, quote, static_cast<std::size_t>(m_finish - m_at - 1)))
            : nullptr;
    if (stop == nullptr) {
        return broken("attribute without quotes");
    }
    attribute = {name, between(m_at + 1, stop)};
    m_at = stop + 1;
    return true;
}

bool SheetData::read_row()
{
    m_row = m_next_row;
    m_column = 0;
    bool hidden = false;
    bool closed = false;
    Attribute attribute;
    while (take_attribute(attribute, closed) && !attribute.name.empty()) {
        if (attribute.name == "r" && !attribute.raw.empty()) {
            std::uint32_t number = 0;
            auto const raw = trimmed(attribute.raw);
            auto const done = std::from_chars(raw.data(), raw.data() + raw.size(), number);
            if (done.ec != std::errc() || done.ptr != raw.data() + raw.size() || number == 0 ||
                number > max_rows) {
                return refuse({Say::cell_out_of_range,
                               {{"sheet", m_sheet.name}, {"found", std::string(raw)}}});
            }
            m_row = number - 1;
        } else if (attribute.name == "hidden") {
            hidden = attribute.raw == "1" || attribute.raw == "true";
        }
    }
    if (m_trouble) {
        return false;
    }
    if (m_row >= max_rows) {
        return refuse({Say::cell_out_of_range,
                       {{"sheet", m_sheet.name}, {"found", std::to_string(m_row + 1)}}});
    }
    m_next_row = m_row + 1;
    if (hidden) {
        auto& spans = m_sheet.hidden_rows;
        if (!spans.empty() && spans.back().last + 1 == m_row) {
            spans.back().last = m_row;
        } else {
            spans.push_back({m_row, m_row});
        }
    }
    return true;
}

// The cell that nearly every writer writes nearly always, `<c r="B7" s="12" t="s"><v>34</v></c>`
// with style and type as they come, taken in one go. False with nothing taken when the cell is
// not so simple (or, with m_trouble set, when it is refused).
bool SheetData::read_plain_cell()
{
    auto const* at = m_at + 2;
    if (at[0] != ' ' || at[1] != 'r' || at[2] != '=' || at[3] != '"') {
        return false;
    }
    at += 4;
    std::uint32_t column = 0;
    while (static_cast<unsigned char>(*at - 'A') < 26) {
        column = column * 26 + static_cast<std::uint32_t>(*at++ - 'A' + 1);
    }
    std::uint32_t row = 0;
    auto const* const row_start = at;
    while (digit(*at)) {
        row = row * 10 + static_cast<std::uint32_t>(*at++ - '0');
    }
    // More than three letters or seven digits may have wrapped around; the careful way will tell.
    if (*at != '"' || at - row_start > 7 || row_start - m_at > 9 || row - 1 >= max_rows ||
        column - 1 >= max_columns) {
        return false;
    }
    ++at;
    Cell cell;
    cell.row = row - 1;
    cell.column = static_cast<std::uint16_t>(column - 1);
    if (at[0] == ' ' && at[1] == 's' && at[2] == '=' && at[3] == '"') {
        auto const* const style_start = at += 4;
        while (digit(*at)) {
            cell.style = cell.style * 10 + static_cast<std::uint32_t>(*at++ - '0');
        }
        if (*at != '"' || at - style_start > 6 || (cell.style >= m_styles && m_styles != 0)) {
            return false;
        }
        ++at;
    }
    bool shared = false;
    if (at[0] == ' ' && at[1] == 't' && at[2] == '=' && at[3] == '"') {
        if (at[4] == 'i') {
            return read_plain_inline(cell, at);
        }
        if ((at[4] != 's' && at[4] != 'n') || at[5] != '"') {
            return false;
        }
        shared = at[4] == 's';
        at += 6;
    }
    at += at[0] == ' ' ? 1 : 0;
    if (at[0] == '/' && at[1] == '>' && m_options.depth == Depth::values) {
        m_at = at + 2;
        m_row = cell.row;
        m_column = column;
        return true;
    }
    if (at[0] != '>' || at[1] != '<' || at[2] != 'v' || at[3] != '>') {
        return false;
    }
    auto const* const start = at += 4;
    bool const negative = *at == '-';
    at += negative ? 1 : 0;
    auto const* const digits = at;
    std::uint64_t mantissa = 0;
    while (digit(*at)) {
        mantissa = mantissa * 10 + static_cast<std::uint64_t>(*at++ - '0');
    }
    auto count = at - digits;
    std::size_t decimals = 0;
    if (*at == '.') {
        auto const* const point = at++;
        while (digit(*at)) {
            mantissa = mantissa * 10 + static_cast<std::uint64_t>(*at++ - '0');
        }
        decimals = static_cast<std::size_t>(at - point - 1);
        count += at - point - 1;
    }
    while (*at != '<' && *at != '\0') {
        ++at; // an exponent, say
        count = 99;
    }
    if (m_finish - at < 8 || std::memcmp(at, "</v></c>", 8) != 0 || count == 0) {
        return false;
    }
    if (shared) {
        if (count > 9 || negative || decimals != 0 || mantissa >= m_shared_texts) {
            return false;
        }
        cell.kind = CellKind::text;
        cell.text_ = static_cast<std::uint32_t>(mantissa);
    } else {
        // Up to 15 digits and a power of ten up to 22 are both exact, and division rounds once:
        // the nearest double, as from_chars gives, at a third of the cost.
        auto const careful = count > 15 ? parse_number(between(start, at))
                                        : static_cast<double>(mantissa) / powers_of_ten[decimals];
        if (!careful) {
            return false;
        }
        cell.number = negative && count <= 15 ? -*careful : *careful;
        cell.kind = CellKind::number;
        shift_date(cell);
    }
    m_at = at + 8;
    m_row = cell.row;
    m_column = column;
    return keep(cell);
}

// ` t="inlineStr"><is><t>text</t></is></c>`, the way of writers that keep no shared strings.
bool SheetData::read_plain_inline(Cell& cell, char const* at)
{
    constexpr std::string_view start = R"( t="inlineStr"><is><t)",
                               preserved = R"( xml:space="preserve">)", end = "</t></is></c>";
    auto rest = between(at, m_finish);
    if (!rest.starts_with(start)) {
        return false;
    }
    rest.remove_prefix(start.size());
    rest.remove_prefix(rest.starts_with(preserved) ? preserved.size()
                       : rest.starts_with('>')     ? 1
                                                   : 0);
    auto const stop = rest.find('<');
    auto const raw = rest.substr(0, stop);
    if (rest.data()[-1] != '>' || stop == std::string_view::npos ||
        !rest.substr(stop).starts_with(end) || raw.size() > m_options.limits.string) {
        return false;
    }
    auto const added = m_gate.add_raw(raw, false);
    if (!added) {
        return bad_value(cell.where(), "?", "UTF-8");
    }
    cell.kind = CellKind::text;
    cell.text_ = *added;
    m_at = raw.data() + raw.size() + end.size();
    m_row = cell.row;
    m_column = cell.column + 1U;
    return keep(cell);
}

bool SheetData::read_cell()
{
    Draft draft;
    draft.cell.row = m_row;
    draft.cell.column = static_cast<std::uint16_t>(m_column);
    bool closed = false;
    if (!read_cell_attributes(draft, closed)) {
        return false;
    }
    if (draft.cell.column >= max_columns || draft.cell.row >= max_rows) {
        return refuse({Say::cell_out_of_range,
                       {{"sheet", m_sheet.name}, {"found", to_a1(draft.cell.where())}}});
    }
    m_column = draft.cell.column + 1U;
    if (!closed && !read_plain_content(draft) && !read_cell_content(draft)) {
        return false;
    }
    return finish_cell(draft);
}

bool SheetData::read_cell_attributes(Draft& draft, bool& closed)
{
    while (true) {
        skip_blanks();
        if (*m_at == '>') {
            ++m_at;
            return true;
        }
        // r="B7" s="12" t="s": one letter, no blanks, double quotes.
        char const name = *m_at;
        if (name != '\0' && m_at[1] == '=' && m_at[2] == '"' && (name == 'r' || name == 's')) {
            m_at += 3;
            if (name == 'r') {
                if (!read_cell_reference(draft)) {
                    return false;
                }
                continue;
            }
            std::uint32_t style = 0;
            auto const* at = m_at;
            while (digit(*at) && at < m_at + 9) {
                style = style * 10 + static_cast<std::uint32_t>(*at++ - '0');
            }
            if (*at == '"') {
                draft.cell.style = style;
                m_at = at + 1;
                continue;
            }
            return broken("style");
        }
        Attribute attribute;
        if (!take_attribute(attribute, closed)) {
            return false;
        }
        if (attribute.name.empty()) {
            return true;
        }
        if (attribute.name == "t") {
            auto const t = attribute.raw;
            draft.type = t == "s"                ? Type::shared
                         : t == "n" || t.empty() ? Type::number
                         : t == "str"            ? Type::text
                         : t == "inlineStr"      ? Type::inline_text
                         : t == "b"              ? Type::boolean
                         : t == "e"              ? Type::error
                         : t == "d"              ? Type::date
                                                 : Type::unknown;
        } else if (attribute.name == "r") {
            m_at = attribute.raw.data();
            if (!read_cell_reference(draft)) {
                return false;
            }
        } else if (attribute.name == "s") {
            std::from_chars(attribute.raw.data(),
                            attribute.raw.data() + attribute.raw.size(),
                            draft.cell.style);
        }
    }
}

// Behind the opening quote of r="…"; moves behind the closing one.
bool SheetData::read_cell_reference(Draft& draft)
{
    auto const* at = m_at;
    std::uint32_t column = 0;
    std::uint32_t row = 0;
    while (static_cast<unsigned char>((*at | 0x20) - 'a') < 26 && at < m_at + 4) {
        column = column * 26 + static_cast<std::uint32_t>((*at++ | 0x20) - 'a' + 1);
    }
    auto const* const digits = at;
    while (digit(*at) && at < digits + 8) {
        row = row * 10 + static_cast<std::uint32_t>(*at++ - '0');
    }
    bool const ends = *at == '"' || *at == '\'';
    if (ends && at == m_at) {
        ++m_at; // r="": as if it were not there
        return true;
    }
    if (!ends || digits == m_at || row == 0 || row > max_rows || column > max_columns) {
        auto const* const stop = static_cast<char const*>(
            std::memchr(m_at, '"', static_cast<std::size_t>(m_finish - m_at)));
        auto const found = between(m_at, stop == nullptr ? m_at : stop);
        return refuse({Say::cell_out_of_range,
                       {{"sheet", m_sheet.name}, {"found", std::string(found.substr(0, 30))}}});
    }
    draft.cell.row = row - 1;
    draft.cell.column = static_cast<std::uint16_t>(column - 1);
    m_row = draft.cell.row;
    m_at = at + 1;
    return true;
}

// `<v>text</v></c>` and nothing else, which is nearly every cell. False (and nothing taken) when
// the cell is not so simple.
bool SheetData::read_plain_content(Draft& draft)
{
    if (m_at[0] != '<' || m_at[1] != 'v' || m_at[2] != '>') {
        return false;
    }
    auto const* const start = m_at + 3;
    auto const* stop = start;
    while (*stop != '<' && *stop != '\0') {
        ++stop;
    }
    if (static_cast<std::size_t>(m_finish - stop) < 8 || std::memcmp(stop, "</v></c>", 8) != 0) {
        return false;
    }
    draft.value = between(start, stop);
    draft.has_value = true;
    m_at = stop + 8;
    return true;
}

bool SheetData::read_cell_content(Draft& draft)
{
    while (true) {
        m_at = static_cast<char const*>(
            std::memchr(m_at, '<', static_cast<std::size_t>(m_finish - m_at)));
        if (m_at == nullptr) {
            m_at = m_finish;
            return broken("ends too early");
        }
        if (m_at[1] == '/') {
            auto const name = name_at(m_at + 2);
            m_at = name.data() + name.size();
            skip_blanks();
            if (local_name(name) != "c" || *m_at != '>') {
                return broken("a closing tag that does not match");
            }
            ++m_at;
            return true;
        }
        if (read_plain_content(draft)) {
            return true;
        }
        auto const name = local_name(name_at(m_at + 1));
        bool const fine = name == "v"    ? read_value(draft)
                          : name == "f"  ? read_formula(draft)
                          : name == "is" ? read_inline(draft)
                                         : skip_element();
        if (!fine) {
            return false;
        }
    }
}

bool SheetData::read_value(Draft& draft)
{
    XmlScanner inner(between(m_at, m_finish), m_options.limits);
    if (inner.next() != XmlScanner::Token::open) {
        return refuse(inner.problem(m_part_name));
    }
    m_value = inner.inner_text();
    if (inner.depth() != 0) {
        return refuse(inner.problem(m_part_name));
    }
    m_at = inner.position();
    draft.value = m_value;
    draft.has_value = true;
    draft.value_decoded = true;
    return true;
}

bool SheetData::read_inline(Draft& draft)
{
    XmlScanner inner(between(m_at, m_finish), m_options.limits);
    m_inline.clear();
    if (inner.next() != XmlScanner::Token::open || !read_rich_string(inner, m_inline)) {
        return refuse(inner.problem(m_part_name));
    }
    draft.has_inline = true;
    m_at = inner.position();
    return true;
}

bool SheetData::read_formula(Draft& draft)
{
    // `<f>A1+B1</f>` and nothing else.
    auto const rest = between(m_at, m_finish);
    auto const stop = rest.starts_with("<f>") ? rest.find('<', 3) : std::string_view::npos;
    if (stop != std::string_view::npos && rest.substr(stop).starts_with("</f>")) {
        m_value.clear();
        append_unescaped(m_value, rest.substr(3, stop - 3));
        m_at += stop + 4;
        return add_formula(draft, m_value, "", std::nullopt);
    }
    XmlScanner inner(rest, m_options.limits);
    if (inner.next() != XmlScanner::Token::open) {
        return refuse(inner.problem(m_part_name));
    }
    auto const kind = inner.attribute("t").value_or("");
    std::optional<std::uint32_t> group;
    if (kind == "shared" && inner.attribute("si")) {
        group = static_cast<std::uint32_t>(
            std::clamp(inner.attribute_number("si").value_or(0), 0.0, 4e9));
    }
    auto const text = inner.inner_text();
    if (inner.depth() != 0) {
        return refuse(inner.problem(m_part_name));
    }
    m_at = inner.position();
    return add_formula(draft, text, kind, group);
}

// `group`: the number of the shared formula that this one starts or follows.
bool SheetData::add_formula(Draft& draft,
                            std::string_view text,
                            std::string_view kind,
                            std::optional<std::uint32_t> group)
{
    if (text.size() > m_options.limits.string) {
        return refuse({Say::limit_string,
                       {{"part", std::string(m_part_name)},
                        {"limit", std::to_string(m_options.limits.string)}}});
    }
    std::string scratch;
    auto const clean = clean_text(text, scratch);
    if (!clean) {
        return bad_value(draft.cell.where(), "?", "UTF-8");
    }
    if (clean->empty() && !group && kind != "dataTable") {
        return true; // `<f/>`: nothing to calculate
    }
    Formula formula;
    formula.text = m_workbook.texts.keep(*clean);
    formula.array = kind == "array";
    if (group && !clean->empty()) {
        m_shared.try_emplace(*group, Shared{formula.text, draft.cell.where()});
    } else if (group) {
        m_followers.push_back({m_sheet.formulas.size(), *group, draft.cell.where()});
    }
    m_sheet.formulas.push_back(formula);
    draft.cell.formula = static_cast<std::uint32_t>(m_sheet.formulas.size());
    return true;
}

bool SheetData::set_number(Draft& draft)
{
    auto const value = parse_number(draft.value);
    if (!value) {
        return bad_value(draft.cell.where(), draft.value, "1234.5");
    }
    auto& cell = draft.cell;
    cell.kind = CellKind::number;
    cell.number = *value;
    shift_date(cell);
    return true;
}

// A number whose style shows a date becomes one.
void SheetData::shift_date(Cell& cell) const
{
    if (shows_date(cell.style)) {
        cell.kind = CellKind::date;
        bool const only_time = m_date_styles[cell.style] == 2 && cell.number < 1;
        cell.number += m_workbook.date_1904 && !only_time ? days_1904 : 0;
    }
}

bool SheetData::set_shared(Draft& draft)
{
    std::uint32_t index = 0;
    auto const raw = trimmed(draft.value);
    auto const done = std::from_chars(raw.data(), raw.data() + raw.size(), index);
    if (done.ec != std::errc() || done.ptr != raw.data() + raw.size() || index >= m_shared_texts) {
        return bad_value(draft.cell.where(), raw, "0–" + std::to_string(m_shared_texts));
    }
    draft.cell.kind = CellKind::text;
    draft.cell.text_ = index;
    return true;
}

bool SheetData::set_date(Draft& draft)
{
    auto const serial = iso_to_serial(trimmed(draft.value));
    if (!serial) {
        return bad_value(draft.cell.where(), draft.value, "2023-12-31");
    }
    draft.cell.kind = CellKind::date;
    draft.cell.number = *serial;
    return true;
}

bool SheetData::set_text(Draft& draft, CellKind kind)
{
    bool const from_inline =
        draft.has_inline && (draft.type == Type::inline_text || !draft.has_value);
    std::string_view const text = from_inline ? std::string_view(m_inline) : draft.value;
    if (text.size() > m_options.limits.string) {
        return refuse({Say::limit_string,
                       {{"part", std::string(m_part_name)},
                        {"limit", std::to_string(m_options.limits.string)}}});
    }
    bool const decoded = from_inline || draft.value_decoded;
    auto const added = decoded ? m_gate.add_plain(text) : m_gate.add_raw(text, false);
    if (!added) {
        return bad_value(draft.cell.where(), "?", "UTF-8");
    }
    draft.cell.kind = kind;
    draft.cell.text_ = *added;
    return true;
}

bool SheetData::finish_cell(Draft& draft)
{
    auto& cell = draft.cell;
    if (cell.style >= m_styles && m_styles != 0) {
        return bad_value(
            cell.where(), std::to_string(cell.style), "s < " + std::to_string(m_styles));
    }
    bool const has_number = draft.has_value && !trimmed(draft.value).empty();
    bool fine = true;
    switch (draft.type) {
    case Type::shared:
        fine = !has_number || set_shared(draft);
        break;
    case Type::number:
        fine =
            has_number ? set_number(draft) : !draft.has_inline || set_text(draft, CellKind::text);
        break;
    case Type::text:
    case Type::inline_text:
        fine = !(draft.has_value || draft.has_inline) || set_text(draft, CellKind::text);
        break;
    case Type::error:
        fine = !has_number || set_text(draft, CellKind::error);
        break;
    case Type::date:
        fine = !has_number || set_date(draft);
        break;
    case Type::boolean: {
        auto const raw = trimmed(draft.value);
        bool const yes = raw == "1" || raw == "true" || raw == "TRUE";
        if (has_number && !yes && raw != "0" && raw != "false" && raw != "FALSE") {
            return bad_value(cell.where(), raw, "0, 1");
        }
        cell.kind = has_number ? CellKind::boolean : CellKind::empty;
        cell.number = yes ? 1 : 0;
        break;
    }
    case Type::unknown:
        return bad_value(cell.where(), "t", "n, s, str, inlineStr, b, e, d");
    }
    if (!fine) {
        return false;
    }
    if (cell.kind == CellKind::empty && cell.formula == 0 && m_options.depth == Depth::values) {
        return true;
    }
    return keep(cell);
}

bool SheetData::keep(Cell const& cell)
{
    if (++m_total_cells > m_options.limits.cells) {
        return refuse({Say::limit_cells, {{"limit", std::to_string(m_options.limits.cells)}}});
    }
    auto const place = std::uint64_t{cell.row} * max_columns + cell.column + 1;
    m_in_order = m_in_order && place > m_last_place;
    m_last_place = place;
    m_sheet.cells.push_back(cell);
    return true;
}

// A master may stand behind its followers, so they are joined when all are known.
void SheetData::resolve_shared_formulas()
{
    for (auto const& follower : m_followers) {
        auto const master = m_shared.find(follower.group);
        if (master == m_shared.end()) {
            continue;
        }
        auto& formula = m_sheet.formulas[follower.formula];
        formula.text = master->second.text;
        formula.row_shift = static_cast<std::int32_t>(follower.where.row) -
                            static_cast<std::int32_t>(master->second.origin.row);
        formula.column_shift = static_cast<std::int32_t>(follower.where.column) -
                               static_cast<std::int32_t>(master->second.origin.column);
    }
}

} // namespace gopbieu
