// Cells of any shape: attributes and children in any order, with prefixes, blanks and comments.

#include "base/catalogue/files.hpp"
#include "workbook/xlsx/sheet_bytes.hpp"
#include "workbook/xlsx/sheet_data.hpp"

#include <charconv>
#include <cstring>

namespace gopbieu {

using namespace sheet_bytes; // NOLINT(google-build-using-namespace): the few words of this reader

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
        return refuse({say::cell_out_of_range,
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
        if (stop == nullptr) {
            return broken("attribute without quotes");
        }
        auto const found = between(m_at, stop);
        return refuse({say::cell_out_of_range,
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

} // namespace gopbieu
