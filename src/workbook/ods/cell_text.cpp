#include "workbook/ods/cell_text.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

using Token = XmlScanner::Token;

bool blank(char character)
{
    return character == ' ' || character == '\n' || character == '\t' || character == '\r';
}

} // namespace

bool CellText::read(XmlScanner& xml, std::size_t longest)
{
    m_text.clear();
    m_annotations.clear();
    m_links.clear();
    m_paragraphs = 0;
    m_too_long = false;
    m_longest = longest;
    auto const inside = xml.depth();
    for (auto token = xml.next_tag(); token != Token::end && token != Token::broken;
         token = xml.next_tag()) {
        if (token == Token::close) {
            if (xml.depth() < inside) {
                return true;
            }
        } else if (!open_element(xml)) {
            return false;
        }
    }
    return false;
}

// A child of the cell: paragraphs hold its text; drawings and tables inside hold other texts.
bool CellText::open_element(XmlScanner& xml)
{
    if (xml.name() == "p" || xml.name() == "h") {
        return read_paragraph(xml);
    }
    if (xml.name() == "annotation") {
        return read_annotation(xml);
    }
    bool const wraps = xml.name() == "list" || xml.name() == "list-item" ||
                       xml.name() == "section" || xml.name() == "numbered-paragraph";
    return wraps || xml.skip();
}

bool CellText::read_paragraph(XmlScanner& xml)
{
    m_text += m_paragraphs == 0 ? "" : "\n";
    ++m_paragraphs;
    m_at_start = true;
    m_blank_pending = false;
    auto const inside = xml.depth();
    for (auto token = xml.next(); token != Token::end && token != Token::broken;
         token = xml.next()) {
        if (token == Token::close && xml.depth() < inside) {
            return true;
        }
        if (token == Token::text) {
            m_chunk.clear();
            xml.append_text(m_chunk);
            append_collapsed(m_chunk);
        } else if (token == Token::open && !read_inline(xml)) {
            return false;
        }
        if (m_text.size() > m_longest) {
            m_too_long = true;
            return false;
        }
    }
    return false;
}

bool CellText::read_inline(XmlScanner& xml)
{
    auto const name = xml.name();
    if (name == "s") {
        auto const count = xml.attribute_number("text:c").value_or(1);
        append_spaces(count >= 1 ? static_cast<std::size_t>(std::min(count, 1e9)) : 0);
    } else if (name == "tab") {
        append_spaces(0);
        m_text += '\t';
    } else if (name == "line-break") {
        append_spaces(0);
        m_text += '\n';
    } else if (name == "a") {
        m_links.push_back({xml.attribute_text("xlink:href"), {}});
    } else if (name == "annotation") {
        return read_annotation(xml);
    } else if (name == "ruby-text" || name == "note" || xml.prefix() == "draw:") {
        return xml.skip();
    }
    return true;
}

bool CellText::read_annotation(XmlScanner& xml)
{
    Annotation annotation;
    annotation.visible = xml.attribute_flag("office:display", false);
    auto const inside = xml.depth();
    for (auto token = xml.next(); token != Token::end && token != Token::broken;
         token = xml.next()) {
        if (token == Token::close && xml.depth() < inside) {
            m_annotations.push_back(std::move(annotation));
            return true;
        }
        if (token != Token::open) {
            continue;
        }
        if (xml.name() == "creator") {
            annotation.author = xml.inner_text();
        } else if (xml.name() == "p") {
            annotation.text += annotation.text.empty() ? "" : "\n";
            annotation.text += xml.inner_text();
        } else if (xml.name() == "date" || xml.name() == "date-string") {
            xml.skip();
        }
    }
    return false;
}

void CellText::append_collapsed(std::string_view chunk)
{
    for (char const character : chunk) {
        if (blank(character)) {
            m_blank_pending = !m_at_start;
            continue;
        }
        if (m_blank_pending) {
            m_text += ' ';
        }
        m_blank_pending = false;
        m_at_start = false;
        m_text += character;
    }
}

// Blanks that are meant; one that waits for more text is then meant too.
void CellText::append_spaces(std::size_t count)
{
    count += m_blank_pending ? 1 : 0;
    m_text.append(std::min(count, m_longest + 1), ' ');
    m_blank_pending = false;
    m_at_start = false;
}

} // namespace gopbieu
