#include "workbook/container/xml.hpp"

#include "base/catalogue/files.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

namespace gopbieu {

namespace {

using Token = XmlScanner::Token;

// A tag of attributes only could fill the memory. The most that honest files have is about 80
// (namespaces on the root of a flat OpenDocument).
constexpr std::size_t most_attributes = 1024;

bool blank(char character)
{
    return character == ' ' || character == '\n' || character == '\t' || character == '\r';
}

// Characters that end a name. NUL is among them, so a name never runs past the document.
constexpr std::array<bool, 256> name_enders = [] {
    std::array<bool, 256> ends{};
    for (char const character : {' ', '\n', '\t', '\r', '/', '>', '=', '<', '\0', '"', '\''}) {
        ends.at(static_cast<unsigned char>(character)) = true;
    }
    return ends;
}();

char const* name_end(char const* at)
{
    while (!name_enders[static_cast<unsigned char>(*at)]) {
        ++at;
    }
    return at;
}

std::string_view without_prefix(std::string_view name)
{
    auto const colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

char const* skip_blanks(char const* at)
{
    while (blank(*at)) {
        ++at;
    }
    return at;
}

std::optional<char32_t> numeric_entity(std::string_view digits)
{
    unsigned const base = digits.starts_with('x') || digits.starts_with('X') ? 16 : 10;
    digits.remove_prefix(base == 16 ? 1 : 0);
    char32_t value = 0;
    for (char const character : digits) {
        auto const decimal = static_cast<unsigned char>(character - '0');
        auto const letter = static_cast<unsigned char>((character | 0x20) - 'a');
        unsigned const worth = decimal < 10 ? decimal : letter < 6 ? letter + 10U : 99U;
        if (worth >= base) {
            return std::nullopt;
        }
        value = std::min<char32_t>(value * base + worth, 0x110000);
    }
    if (digits.empty()) {
        return std::nullopt;
    }
    // A NUL is no character of XML; append_utf8() shows what is out of range as U+FFFD.
    return value == 0 ? char32_t{0xfffd} : value;
}

std::optional<char32_t> entity(std::string_view name)
{
    if (name.starts_with('#')) {
        return numeric_entity(name.substr(1));
    }
    static constexpr std::array<std::pair<std::string_view, char32_t>, 5> known{
        {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};
    for (auto const& [word, character] : known) {
        if (word == name) {
            return character;
        }
    }
    return std::nullopt;
}

} // namespace

XmlScanner::XmlScanner(std::string_view document, Limits const& limits)
    : m_start(document.data()), m_at(document.data()), m_finish(document.data() + document.size()),
      m_limits(limits)
{
    if (document.starts_with("\xef\xbb\xbf")) {
        m_at += 3;
    }
}

Token XmlScanner::fail(std::string_view reason)
{
    m_reason = reason;
    return Token::broken;
}

Token XmlScanner::next()
{
    if (!m_reason.empty()) {
        return Token::broken;
    }
    if (m_close_pending) {
        m_close_pending = false;
        m_name = m_open.back();
        m_local = without_prefix(m_name);
        m_open.pop_back();
        return Token::close;
    }
    while (m_at < m_finish) {
        if (*m_at != '<') {
            auto const* stop = static_cast<char const*>(
                std::memchr(m_at, '<', static_cast<std::size_t>(m_finish - m_at)));
            stop = stop == nullptr ? m_finish : stop;
            m_text = {m_at, static_cast<std::size_t>(stop - m_at)};
            m_cdata = false;
            m_at = stop;
            if (!m_open.empty()) {
                return Token::text;
            }
            continue;
        }
        if (m_at[1] == '/') {
            return close_tag();
        }
        if (m_at[1] != '!' && m_at[1] != '?') {
            return open_tag();
        }
        auto const token = special();
        if (token != Token::end) {
            return token;
        }
    }
    if (!m_open.empty()) {
        return fail("ends too early");
    }
    return m_seen_root ? Token::end : fail("no element");
}

Token XmlScanner::next_tag()
{
    auto token = next();
    while (token == Token::text) {
        token = next();
    }
    return token;
}

bool XmlScanner::skip()
{
    auto const wanted = depth();
    while (true) {
        auto const token = next();
        if (token == Token::broken || token == Token::end) {
            return false;
        }
        if (token == Token::close && depth() < wanted) {
            return true;
        }
    }
}

Token XmlScanner::open_tag()
{
    auto const* const end = name_end(m_at + 1);
    m_name = {m_at + 1, static_cast<std::size_t>(end - m_at - 1)};
    m_local = without_prefix(m_name);
    if (m_name.empty()) {
        return fail("a tag without a name");
    }
    if (m_open.empty() && m_seen_root) {
        return fail("two root elements");
    }
    m_at = end;
    if (!read_attributes()) {
        return Token::broken;
    }
    m_seen_root = true;
    if (m_open.size() >= m_limits.nesting) {
        m_too_deep = true;
        return fail("too deep");
    }
    m_open.push_back(m_name);
    return Token::open;
}

bool XmlScanner::read_attributes()
{
    m_attributes.clear();
    while (true) {
        m_at = skip_blanks(m_at);
        if (*m_at == '>') {
            ++m_at;
            return true;
        }
        if (*m_at == '/' && m_at[1] == '>') {
            m_at += 2;
            m_close_pending = true;
            return true;
        }
        auto const* const end = name_end(m_at);
        std::string_view const name(m_at, static_cast<std::size_t>(end - m_at));
        auto const* at = skip_blanks(end);
        if (name.empty() || *at != '=') {
            fail("attributes");
            return false;
        }
        at = skip_blanks(at + 1);
        char const quote = *at;
        auto const* const stop =
            quote == '"' || quote == '\''
                ? static_cast<char const*>(
                      std::memchr(at + 1, quote, static_cast<std::size_t>(m_finish - at - 1)))
                : nullptr;
        if (stop == nullptr) {
            fail("attribute without quotes");
            return false;
        }
        if (m_attributes.size() >= most_attributes) {
            fail("too many attributes");
            return false;
        }
        m_attributes.push_back({name, {at + 1, static_cast<std::size_t>(stop - at - 1)}});
        m_at = stop + 1;
    }
}

Token XmlScanner::close_tag()
{
    auto const* const end = name_end(m_at + 2);
    m_name = {m_at + 2, static_cast<std::size_t>(end - m_at - 2)};
    m_local = without_prefix(m_name);
    auto const* const stop = skip_blanks(end);
    if (*stop != '>' || m_open.empty() || m_open.back() != m_name) {
        return fail("a closing tag that does not match");
    }
    m_open.pop_back();
    m_at = stop + 1;
    return Token::close;
}

Token XmlScanner::special()
{
    std::string_view const rest(m_at, static_cast<std::size_t>(m_finish - m_at));
    auto const pass = [&](std::string_view ending, std::size_t from) {
        auto const found = rest.find(ending, from);
        if (found == std::string_view::npos) {
            return fail("ends too early");
        }
        m_at += found + ending.size();
        return Token::end;
    };
    if (rest.starts_with("<!--")) {
        return pass("-->", 4);
    }
    if (rest.starts_with("<?")) {
        return pass("?>", 2);
    }
    if (rest.starts_with("<![CDATA[") && !m_open.empty()) {
        auto const found = rest.find("]]>");
        if (found == std::string_view::npos) {
            return fail("ends too early");
        }
        m_text = rest.substr(9, found - 9);
        m_cdata = true;
        m_at += found + 3;
        return Token::text;
    }
    m_doctype = rest.starts_with("<!DOCTYPE") || rest.starts_with("<!doctype");
    return fail(m_doctype ? "DOCTYPE" : "unknown declaration");
}

std::optional<std::string_view> XmlScanner::attribute(std::string_view name) const
{
    bool const with_prefix = name.find(':') != std::string_view::npos;
    for (auto const& attribute : m_attributes) {
        if (attribute.name == name || (!with_prefix && without_prefix(attribute.name) == name)) {
            return attribute.raw;
        }
    }
    return std::nullopt;
}

std::string XmlScanner::attribute_text(std::string_view name) const
{
    std::string out;
    if (auto const raw = attribute(name)) {
        append_unescaped(out, *raw);
    }
    return out;
}

std::optional<double> XmlScanner::attribute_number(std::string_view name) const
{
    auto const raw = attribute(name);
    double value = 0;
    if (!raw || std::from_chars(raw->data(), raw->data() + raw->size(), value).ec != std::errc() ||
        !std::isfinite(value)) { // from_chars reads "nan" and "inf"
        return std::nullopt;
    }
    return value;
}

bool XmlScanner::attribute_flag(std::string_view name, bool otherwise) const
{
    auto const raw = attribute(name);
    return raw ? *raw == "1" || *raw == "true" || *raw == "on" : otherwise;
}

void XmlScanner::append_text(std::string& out) const
{
    if (m_cdata) {
        out += m_text;
    } else {
        append_unescaped(out, m_text);
    }
}

std::string XmlScanner::inner_text()
{
    std::string out;
    auto const wanted = depth();
    for (auto token = next(); token != Token::broken && token != Token::end; token = next()) {
        if (token == Token::text) {
            append_text(out);
        } else if (token == Token::close && depth() < wanted) {
            break;
        }
    }
    return out;
}

Problem XmlScanner::problem(std::string_view part) const
{
    if (m_doctype) {
        return {say::xml_doctype, {{"part", std::string(part)}}};
    }
    if (m_too_deep) {
        return {say::limit_nesting,
                {{"part", std::string(part)}, {"limit", std::to_string(m_limits.nesting)}}};
    }
    return {say::xml_malformed,
            {{"part", std::string(part)},
             {"offset", std::to_string(offset())},
             {"reason", std::string(m_reason)}}};
}

void append_unescaped(std::string& out, std::string_view raw)
{
    while (true) {
        auto const start = raw.find('&');
        out.append(raw.substr(0, start));
        if (start == std::string_view::npos) {
            return;
        }
        raw.remove_prefix(start);
        // "&#x10FFFF;" is the longest; leading zeros are allowed, within reason.
        auto const stop = raw.substr(0, 16).find(';');
        auto const character =
            stop == std::string_view::npos ? std::nullopt : entity(raw.substr(1, stop - 1));
        if (character) {
            append_utf8(out, *character);
            raw.remove_prefix(stop + 1);
        } else {
            out += '&';
            raw.remove_prefix(1);
        }
    }
}

Result<std::optional<std::string>> xml_as_utf8(std::string_view bytes, std::string_view part)
{
    using namespace std::string_view_literals;
    bool const little = bytes.starts_with("\xff\xfe"sv) || bytes.starts_with("<\0"sv);
    bool const big = bytes.starts_with("\xfe\xff"sv) || bytes.starts_with("\0<"sv);
    if (!little && !big) {
        return std::optional<std::string>();
    }
    bool const marked = static_cast<unsigned char>(bytes[0]) >= 0xfe;
    auto text = utf16_to_utf8(bytes.substr(marked ? 2 : 0), big);
    if (!text) {
        return Problem{say::text_broken,
                       {{"part", std::string(part)}, {"encoding", "UTF-16"}, {"offset", "?"}}};
    }
    return text;
}

} // namespace gopbieu
