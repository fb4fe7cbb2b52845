#include "publish/package/xml_element.hpp"

#include "base/json.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

bool is_hex(char character)
{
    return (character >= '0' && character <= '9') || (character >= 'A' && character <= 'F') ||
           (character >= 'a' && character <= 'f');
}

// "_x0041_" at the start.
bool looks_escaped(std::string_view text)
{
    return text.size() >= 7 && text[0] == '_' && text[1] == 'x' && text[6] == '_' &&
           std::ranges::all_of(text.substr(2, 4), is_hex);
}

bool needs_x_escape(char character)
{
    auto const byte = static_cast<unsigned char>(character);
    return byte < 0x20 && character != '\t' && character != '\n';
}

void append_x_escape(std::string& out, char character)
{
    static constexpr std::string_view digits = "0123456789ABCDEF";
    auto const byte = static_cast<unsigned char>(character);
    out += "_x00";
    out += digits[byte >> 4U];
    out += digits[byte & 0xfU];
    out += '_';
}

// Most texts have nothing to be escaped.
bool is_simple(std::string_view text)
{
    bool simple = true;
    for (char const character : text) {
        auto const byte = static_cast<unsigned char>(character);
        simple = simple && byte >= 0x20 && character != '&' && character != '<' &&
                 character != '>' && character != '"' && character != '_';
    }
    return simple;
}

void append_entities(std::string& out, std::string_view text, bool attribute)
{
    for (char const character : text) {
        if (character == '&') {
            out += "&amp;";
        } else if (character == '<') {
            out += "&lt;";
        } else if (character == '>') {
            out += "&gt;";
        } else if (character == '"' && attribute) {
            out += "&quot;";
        } else if (character == '\n' && attribute) {
            out += "&#10;"; // a plain one would be read as a blank
        } else if (character == '\t' && attribute) {
            out += "&#9;";
        } else {
            out += character;
        }
    }
}

} // namespace

std::string argb(std::uint32_t color)
{
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text = "FF";
    for (int shift = 20; shift >= 0; shift -= 4) {
        text += digits[(color >> static_cast<unsigned>(shift)) & 0xfU];
    }
    return text;
}

std::string with_x_escapes(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (needs_x_escape(text[at])) {
            append_x_escape(out, text[at]);
        } else if (looks_escaped(text.substr(at))) {
            append_x_escape(out, '_');
        } else {
            out += text[at];
        }
    }
    return out;
}

void append_xstring(std::string& out, std::string_view text)
{
    if (is_simple(text)) {
        out += text;
    } else {
        append_entities(out, with_x_escapes(text), false);
    }
}

void append_plain(std::string& out, std::string_view text)
{
    append_entities(out, text, false);
}

XmlElement::XmlElement(std::string& out, std::string_view name) : m_out(out), m_name(name)
{
    m_out += '<';
    m_out += name;
}

XmlElement::~XmlElement()
{
    if (m_open) {
        m_out += "/>";
        return;
    }
    m_out += "</";
    m_out += m_name;
    m_out += '>';
}

XmlElement& XmlElement::raw(std::string_view name, std::string_view value)
{
    m_out += ' ';
    m_out += name;
    m_out += "=\"";
    m_out += value;
    m_out += '"';
    return *this;
}

XmlElement& XmlElement::text(std::string_view name, std::string_view value)
{
    return is_simple(value) ? raw(name, value) : plain(name, with_x_escapes(value));
}

XmlElement& XmlElement::plain(std::string_view name, std::string_view value)
{
    std::string escaped;
    append_entities(escaped, value, true);
    return raw(name, escaped);
}

XmlElement& XmlElement::text_if(std::string_view name, std::string_view value)
{
    return value.empty() ? *this : text(name, value);
}

XmlElement& XmlElement::number(std::string_view name, double value)
{
    std::string digits;
    append_number(digits, value);
    return raw(name, digits);
}

std::string& XmlElement::inside()
{
    if (m_open) {
        m_out += '>';
        m_open = false;
    }
    return m_out;
}

void XmlElement::inner_text(std::string_view value)
{
    append_xstring(inside(), value);
}

std::string_view find_element(std::string_view xml, std::string_view name)
{
    auto const opening = "<" + std::string(name);
    for (auto at = xml.find(opening); at != std::string_view::npos;
         at = xml.find(opening, at + 1)) {
        auto const rest = xml.substr(at);
        auto const behind = rest.substr(opening.size(), 1);
        if (behind != " " && behind != ">" && behind != "/") {
            continue; // a longer name
        }
        auto const tag = rest.find('>');
        if (tag == std::string_view::npos) {
            return {};
        }
        if (rest[tag - 1] == '/') {
            return rest.substr(0, tag + 1);
        }
        auto const closing = "</" + std::string(name) + ">";
        auto const end = rest.find(closing, tag);
        return end == std::string_view::npos ? std::string_view()
                                             : rest.substr(0, end + closing.size());
    }
    return {};
}

std::string replaced(std::string_view part, std::string_view old, std::string_view with)
{
    auto const at = static_cast<std::size_t>(old.data() - part.data());
    std::string out;
    out.reserve(part.size() + with.size());
    out += part.substr(0, at);
    out += with;
    out += part.substr(at + old.size());
    return out;
}

} // namespace gopbieu
