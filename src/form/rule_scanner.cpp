#include "form/rule_scanner.hpp"

#include "text/utf8.hpp"

namespace gopbieu {

namespace {

bool digit(char character)
{
    return character >= '0' && character <= '9';
}

// Letters of every language may stand in a name; all their UTF-8 bytes are 0x80 and above.
bool name_start(char character)
{
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           character == '_' || static_cast<unsigned char>(character) >= 0x80;
}

bool name_part(char character)
{
    return name_start(character) || digit(character);
}

} // namespace

void RuleScanner::skip_blanks()
{
    while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\t' ||
                                    m_text[m_at] == '\n' || m_text[m_at] == '\r')) {
        ++m_at;
    }
}

bool RuleScanner::at_end()
{
    skip_blanks();
    return m_at == m_text.size();
}

bool RuleScanner::take(std::string_view sign)
{
    skip_blanks();
    if (!rest().starts_with(sign)) {
        return false;
    }
    m_at += sign.size();
    return true;
}

bool RuleScanner::take_word(std::string_view word)
{
    skip_blanks();
    auto const left = rest();
    if (!left.starts_with(word) || (left.size() > word.size() && name_part(left[word.size()]))) {
        return false;
    }
    m_at += word.size();
    return true;
}

bool RuleScanner::number_here() const
{
    return m_at < m_text.size() && digit(m_text[m_at]);
}

bool RuleScanner::name_here() const
{
    return m_at < m_text.size() && name_start(m_text[m_at]);
}

std::string_view RuleScanner::number()
{
    auto const start = m_at;
    while (m_at < m_text.size() &&
           (digit(m_text[m_at]) || (m_text[m_at] == '.' && !rest().starts_with("..")))) {
        ++m_at;
    }
    return m_text.substr(start, m_at - start);
}

std::string RuleScanner::word()
{
    auto const start = m_at;
    while (m_at < m_text.size() && name_part(m_text[m_at])) {
        ++m_at;
    }
    return std::string(m_text.substr(start, m_at - start));
}

std::string RuleScanner::form()
{
    auto end = m_at;
    while (end < m_text.size() && (name_part(m_text[end]) || m_text[end] == '-')) {
        ++end;
    }
    if (end == m_text.size() || m_text[end] != '!') {
        return {};
    }
    std::string id(m_text.substr(m_at, end - m_at));
    m_at = end + 1;
    return id;
}

std::string RuleScanner::character() const
{
    return std::string(rest().substr(0, first_character(rest()).length));
}

} // namespace gopbieu
