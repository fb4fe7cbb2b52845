#include "workbook/xlsx/xstring.hpp"

#include "text/utf8.hpp"
#include "workbook/container/xml.hpp"

#include <charconv>
#include <cstring>

namespace gopbieu {

namespace {

// The unit behind "_xHHHH_" at the start of the text.
std::optional<char32_t> x_escape(std::string_view text)
{
    unsigned value = 0;
    if (text.size() < 7 || text[1] != 'x' || text[6] != '_') {
        return std::nullopt;
    }
    auto const done = std::from_chars(text.data() + 2, text.data() + 6, value, 16);
    if (done.ec != std::errc() || done.ptr != text.data() + 6) {
        return std::nullopt;
    }
    return value;
}

// XML says that a parser hands on "\r\n" and a lone "\r" as "\n".
void fold_line_ends(std::string_view text, std::string& out)
{
    out.clear();
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\r') {
            out += text[at];
        } else if (at + 1 == text.size() || text[at + 1] != '\n') {
            out += '\n';
        }
    }
}

bool has(std::string_view text, char character)
{
    return std::memchr(text.data(), character, text.size()) != nullptr;
}

} // namespace

std::string undo_x_escapes(std::string_view text)
{
    std::string out;
    while (true) {
        auto const start = text.find("_x");
        out += text.substr(0, start);
        if (start == std::string_view::npos) {
            return out;
        }
        text.remove_prefix(start);
        auto character = x_escape(text);
        std::size_t length = 7;
        if (!character) {
            out += '_';
            text.remove_prefix(1);
            continue;
        }
        // Characters beyond U+FFFF are written as two escapes, one for each half.
        if (*character >= 0xd800 && *character < 0xdc00) {
            auto const low = x_escape(text.substr(std::min<std::size_t>(7, text.size())));
            if (low && *low >= 0xdc00 && *low < 0xe000) {
                character = 0x10000 + ((*character - 0xd800) << 10U) + (*low - 0xdc00);
                length = 14;
            }
        }
        append_utf8(out, *character);
        text.remove_prefix(length);
    }
}

bool read_rich_string(XmlScanner& xml, std::string& into)
{
    using Token = XmlScanner::Token;
    auto const wanted = xml.depth();
    for (auto token = xml.next(); token != Token::broken && token != Token::end;
         token = xml.next()) {
        if (token == Token::close && xml.depth() < wanted) {
            return true;
        }
        if (token != Token::open) {
            continue;
        }
        if (xml.name() == "t") {
            into += xml.inner_text();
        } else if (xml.name() != "r" && !xml.skip()) {
            return false;
        }
    }
    return false;
}

std::optional<std::uint32_t> TextGate::add_raw(std::string_view raw, bool lasting)
{
    if (has(raw, '\r')) {
        fold_line_ends(raw, m_folded);
        raw = m_folded;
        lasting = false;
    }
    if (has(raw, '&')) {
        m_unescaped.clear();
        append_unescaped(m_unescaped, raw);
        raw = m_unescaped;
        lasting = false;
    }
    return add(raw, lasting);
}

std::optional<std::uint32_t> TextGate::add(std::string_view text, bool lasting)
{
    std::string unescaped;
    if (has(text, '_') && text.find("_x") != std::string_view::npos) {
        unescaped = undo_x_escapes(text);
        text = unescaped;
        lasting = false;
    }
    auto const clean = clean_text(text, m_composed);
    if (!clean) {
        return std::nullopt;
    }
    return lasting && clean->data() == text.data() ? m_pool.add_lasting(*clean)
                                                   : m_pool.add(*clean);
}

} // namespace gopbieu
