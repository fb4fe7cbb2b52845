#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gopbieu {

/// Walks HTML tag by tag and forgives what browsers forgive: attributes without quotes, tags that
/// are never closed, stray "<". Scripts are stepped over; comments and styles are handed out,
/// because Excel keeps sheet names and number formats in them.
class HtmlScanner {
public:
    enum class Token : unsigned char { open, close, text, comment, style, end };

    explicit HtmlScanner(std::string_view text) : m_text(text) {}

    Token next();

    /// The tag's name in small letters.
    [[nodiscard]] std::string const& name() const { return m_name; }
    /// An attribute by its name in small letters; entities resolved. Empty when missing.
    [[nodiscard]] std::optional<std::string> attribute(std::string_view name) const;
    /// The text, comment or style as written.
    [[nodiscard]] std::string_view raw() const { return m_raw; }

private:
    Token open_tag();
    Token close_tag();
    Token declaration();
    void read_attributes();
    std::string_view raw_content(std::string_view tag);

    std::string_view m_text, m_raw;
    std::size_t m_at = 0;
    std::string m_name;
    std::vector<std::pair<std::string, std::string_view>> m_attributes;
    bool m_style_pending = false;
};

/// Appends HTML text with its named and numbered characters resolved.
void append_html_text(std::string& out, std::string_view raw);

/// The text in small letters (ASCII).
std::string lower_case(std::string_view text);

} // namespace gopbieu
