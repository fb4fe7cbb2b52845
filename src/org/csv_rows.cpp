#include "org/csv_rows.hpp"

#include <algorithm>
#include <array>

namespace gopbieu {

namespace {

char separator_of(std::string_view text)
{
    auto const first_line = text.substr(0, text.find('\n'));
    constexpr std::array<char, 3> candidates{',', ';', '\t'};
    return *std::ranges::max_element(
        candidates, {}, [&](char candidate) { return std::ranges::count(first_line, candidate); });
}

class Splitter {
public:
    explicit Splitter(std::string_view text) : m_text(text), m_separator(separator_of(text)) {}

    CsvRows split()
    {
        while (m_at < m_text.size()) {
            row();
        }
        return std::move(m_found);
    }

private:
    void row()
    {
        m_found.lines.push_back(m_line);
        auto& values = m_found.rows.emplace_back();
        do {
            values.push_back(value());
        } while (take(m_separator));
        take('\r');
        if (take('\n')) {
            ++m_line;
        }
    }

    bool take(char wanted)
    {
        if (m_at == m_text.size() || m_text[m_at] != wanted) {
            return false;
        }
        ++m_at;
        return true;
    }

    [[nodiscard]] bool at_line_end() const
    {
        return m_text[m_at] == '\n' || m_text.substr(m_at).starts_with("\r\n");
    }

    std::string value()
    {
        std::string out;
        if (take('"')) {
            quoted(out);
        }
        while (m_at < m_text.size() && m_text[m_at] != m_separator && !at_line_end()) {
            out += m_text[m_at++];
        }
        return out;
    }

    void quoted(std::string& out)
    {
        auto const start = m_line;
        while (m_at < m_text.size()) {
            char const character = m_text[m_at++];
            if (character == '"' && !take('"')) {
                return;
            }
            m_line += character == '\n' ? 1 : 0;
            out += character;
        }
        m_found.open_quote = start;
    }

    std::string_view m_text;
    char m_separator;
    std::size_t m_at = 0;
    std::uint32_t m_line = 1;
    CsvRows m_found;
};

} // namespace

CsvRows csv_rows(std::string_view text)
{
    return Splitter(text).split();
}

} // namespace gopbieu
