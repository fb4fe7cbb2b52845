#include "workbook/xlsx/sheet_data.hpp"

#include "base/catalogue/files.hpp"
#include "base/memory.hpp"
#include "workbook/xlsx/sheet_bytes.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>

namespace gopbieu {

using namespace sheet_bytes; // NOLINT(google-build-using-namespace): the few words of this reader

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
    return refuse({say::cell_bad_value,
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
                return refuse({say::cell_out_of_range,
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
        return refuse({say::cell_out_of_range,
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

bool SheetData::refuse_more_cells()
{
    return refuse({say::limit_cells, {{"limit", std::to_string(m_options.limits.cells)}}});
}

} // namespace gopbieu
