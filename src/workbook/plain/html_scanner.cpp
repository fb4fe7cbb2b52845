#include "workbook/plain/html_scanner.hpp"

#include "text/utf8.hpp"
#include "workbook/plain/html_entities.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace gopbieu {

namespace {

constexpr std::string_view blanks = " \t\r\n\f";

bool blank(char character)
{
    return blanks.find(character) != std::string_view::npos;
}

bool letter(char character)
{
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}

// Numbers 128 to 159 mean windows-1252, whatever the encoding of the page.
char32_t numbered(std::uint32_t number)
{
    static constexpr std::u16string_view upper =
        u"\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d"
        u"\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a"
        u"\u0153\u009d\u017e\u0178";
    if (number == 0) {
        return 0xfffd;
    }
    return number >= 128 && number < 160 ? upper[number - 128] : number;
}

std::optional<char32_t> entity(std::string_view name)
{
    if (!name.starts_with('#')) {
        auto const found = std::ranges::lower_bound(html_entities, name, {}, &HtmlEntity::name);
        return found != html_entities.end() && found->name == name
                   ? std::optional<char32_t>(found->character)
                   : std::nullopt;
    }
    name.remove_prefix(1);
    bool const hexadecimal = name.starts_with('x') || name.starts_with('X');
    name.remove_prefix(hexadecimal ? 1 : 0);
    std::uint32_t number = 0;
    auto const done =
        std::from_chars(name.data(), name.data() + name.size(), number, hexadecimal ? 16 : 10);
    return !name.empty() && done.ptr == name.data() + name.size() && done.ec == std::errc()
               ? std::optional(numbered(number))
               : std::nullopt;
}

} // namespace

std::string lower_case(std::string_view text)
{
    std::string out(text);
    for (char& character : out) {
        character =
            character >= 'A' && character <= 'Z' ? static_cast<char>(character | 0x20) : character;
    }
    return out;
}

void append_html_text(std::string& out, std::string_view raw)
{
    while (!raw.empty()) {
        auto const start = raw.find('&');
        out += raw.substr(0, start);
        if (start == std::string_view::npos) {
            return;
        }
        raw.remove_prefix(start);
        // The semicolon may be missing; the name then ends with its letters and digits.
        std::size_t end = 1;
        while (end < raw.size() && end < 12 &&
               (letter(raw[end]) || (raw[end] >= '0' && raw[end] <= '9') ||
                (end == 1 && raw[end] == '#'))) {
            ++end;
        }
        if (auto const character = entity(raw.substr(1, end - 1))) {
            append_utf8(out, *character);
            end += end < raw.size() && raw[end] == ';' ? 1U : 0U;
        } else {
            out += raw.substr(0, end);
        }
        raw.remove_prefix(end);
    }
}

HtmlScanner::Token HtmlScanner::next()
{
    if (m_style_pending) {
        m_style_pending = false;
        m_raw = raw_content("style");
        return Token::style;
    }
    while (m_at < m_text.size()) {
        char const follows = m_at + 1 < m_text.size() ? m_text[m_at + 1] : ' ';
        if (m_text[m_at] == '<' && letter(follows)) {
            auto const token = open_tag();
            if (m_name == "script") {
                raw_content("script");
                continue;
            }
            m_style_pending = m_name == "style";
            return token;
        }
        if (m_text[m_at] == '<' && follows == '/') {
            return close_tag();
        }
        if (m_text[m_at] == '<' && (follows == '!' || follows == '?')) {
            return declaration();
        }
        // A "<" that begins no tag is text.
        auto const stop = std::min(m_text.find('<', m_at + 1), m_text.size());
        m_raw = m_text.substr(m_at, stop - m_at);
        m_at = stop;
        return Token::text;
    }
    return Token::end;
}

HtmlScanner::Token HtmlScanner::open_tag()
{
    auto const end = std::min(m_text.find_first_of(" \t\r\n\f/><", m_at + 1), m_text.size());
    m_name = lower_case(m_text.substr(m_at + 1, end - m_at - 1));
    m_at = end;
    read_attributes();
    return Token::open;
}

void HtmlScanner::read_attributes()
{
    m_attributes.clear();
    while (m_at < m_text.size() && m_text[m_at] != '>' && m_text[m_at] != '<') {
        if (blank(m_text[m_at]) || m_text[m_at] == '/' || m_text[m_at] == '=') {
            ++m_at;
            continue;
        }
        auto const end = std::min(m_text.find_first_of(" \t\r\n\f=><", m_at), m_text.size());
        auto name = lower_case(m_text.substr(m_at, end - m_at));
        m_at = end;
        auto const sign = std::min(m_text.find_first_not_of(blanks, m_at), m_text.size());
        std::string_view value;
        if (sign < m_text.size() && m_text[sign] == '=') {
            m_at = std::min(m_text.find_first_not_of(blanks, sign + 1), m_text.size());
            bool const quoted =
                m_at < m_text.size() && (m_text[m_at] == '"' || m_text[m_at] == '\'');
            auto const stop = quoted ? m_text.find(m_text[m_at], m_at + 1)
                                     : m_text.find_first_of(" \t\r\n\f>", m_at);
            auto const first = m_at + (quoted ? 1U : 0U);
            auto const last = std::min(stop, m_text.size());
            value = first < last ? m_text.substr(first, last - first) : std::string_view();
            m_at = std::min(last + (quoted ? 1U : 0U), m_text.size());
        }
        m_attributes.emplace_back(std::move(name), value);
    }
    m_at += m_at < m_text.size() && m_text[m_at] == '>' ? 1U : 0U;
}

HtmlScanner::Token HtmlScanner::close_tag()
{
    auto const end = std::min(m_text.find('>', m_at), m_text.size());
    auto const inside = m_text.substr(m_at + 2, end - m_at - 2);
    m_name = lower_case(inside.substr(0, inside.find_first_of(blanks)));
    m_at = std::min(end + 1, m_text.size());
    return Token::close;
}

// Comments, "<!DOCTYPE …>", "<![if …]>", "<?xml …>".
HtmlScanner::Token HtmlScanner::declaration()
{
    bool const comment = m_text.substr(m_at).starts_with("<!--");
    auto const end = comment ? m_text.find("-->", m_at + 4) : m_text.find('>', m_at);
    auto const stop = std::min(end, m_text.size());
    m_raw = m_text.substr(m_at, stop - m_at);
    m_at = std::min(stop + (comment ? 3U : 1U), m_text.size());
    return Token::comment;
}

// What stands up to the end tag of an element whose content is no HTML.
std::string_view HtmlScanner::raw_content(std::string_view tag)
{
    auto const start = m_at;
    while (true) {
        auto const end = m_text.find("</", m_at);
        if (end == std::string_view::npos) {
            m_at = m_text.size();
            return m_text.substr(start);
        }
        m_at = end + 2;
        if (lower_case(m_text.substr(m_at, tag.size())) == tag) {
            m_at = std::min(m_text.find('>', m_at), m_text.size() - 1) + 1;
            return m_text.substr(start, end - start);
        }
    }
}

std::optional<std::string> HtmlScanner::attribute(std::string_view name) const
{
    auto const found = std::ranges::find(m_attributes, name, [](auto const& attribute) {
        return std::string_view(attribute.first);
    });
    if (found == m_attributes.end()) {
        return std::nullopt;
    }
    std::string value;
    append_html_text(value, found->second);
    return value;
}

} // namespace gopbieu
