#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gopbieu {

/// Takes delimited text apart, field by field (RFC 4180, and forgiving).
class FieldScanner {
public:
    FieldScanner(std::string_view text, char delimiter) : m_text(text), m_delimiter(delimiter) {}

    [[nodiscard]] bool at_end() const { return m_at >= m_text.size(); }
    [[nodiscard]] bool quoted() const { return m_quoted; }

    /// The next field; false in `more` when it was the last of its record.
    std::string_view next(bool& more)
    {
        m_quoted = !at_end() && m_text[m_at] == '"';
        auto const field = m_quoted ? quoted_field() : bare_field();
        more = !at_end() && m_text[m_at] == m_delimiter;
        if (more) {
            ++m_at;
        } else {
            pass_line_end();
        }
        return field;
    }

private:
    [[nodiscard]] bool ends_field(char character) const
    {
        return character == m_delimiter || character == '\n' || character == '\r';
    }

    std::string_view bare_field()
    {
        auto const start = m_at;
        while (m_at < m_text.size() && !ends_field(m_text[m_at])) {
            ++m_at;
        }
        return m_text.substr(start, m_at - start);
    }

    // Up to the quote that is not doubled; what stands between it and the delimiter is kept too.
    std::string_view quoted_field()
    {
        m_field.clear();
        ++m_at;
        while (m_at < m_text.size()) {
            char const character = m_text[m_at++];
            if (character != '"') {
                if (character != '\r' || m_at >= m_text.size() || m_text[m_at] != '\n') {
                    m_field += character == '\r' ? '\n' : character;
                }
            } else if (m_at < m_text.size() && m_text[m_at] == '"') {
                m_field += m_text[m_at++];
            } else {
                break;
            }
        }
        m_field += bare_field();
        return m_field;
    }

    void pass_line_end()
    {
        if (!at_end() && m_text[m_at] == '\r') {
            ++m_at;
        }
        if (!at_end() && m_text[m_at] == '\n') {
            ++m_at;
        }
    }

    std::string_view m_text;
    char m_delimiter;
    std::size_t m_at = 0;
    bool m_quoted = false;
    std::string m_field;
};

} // namespace gopbieu
