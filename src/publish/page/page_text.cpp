#include "publish/page/page_text.hpp"

#include "base/base64.hpp"
#include "base/sha256.hpp"

#include <span>

namespace gopbieu {

namespace {

// Control codes are not allowed in HTML, not even escaped.
bool is_control(unsigned char byte)
{
    return (byte < 0x20 && byte != '\t' && byte != '\n') || byte == 0x7f;
}

unsigned hex_digit(char digit)
{
    return static_cast<unsigned>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

} // namespace

std::string html_text(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (auto const one : text) {
        switch (one) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += is_control(static_cast<unsigned char>(one)) ? ' ' : one;
        }
    }
    return out;
}

std::string page_link(std::string_view file)
{
    static constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out = "../";
    for (auto const one : file) {
        auto const byte = static_cast<unsigned char>(one);
        bool const plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                           (byte >= '0' && byte <= '9') || byte == '/' || byte == '-' ||
                           byte == '_' || byte == '.' || byte == '~';
        if (plain) {
            out += one;
        } else {
            out += '%';
            out += hex[byte >> 4U];
            out += hex[byte & 15U];
        }
    }
    return out;
}

void write_script_json(std::string_view json, PageSink const& sink)
{
    std::size_t begin = 0; // of what is not written yet
    for (std::size_t at = 0; at < json.size(); ++at) {
        if (json[at] != '<' && json[at] != '\xe2') {
            continue;
        }
        auto const rest = json.substr(at);
        bool const end_of_line =
            rest.starts_with("\xe2\x80\xa8") || rest.starts_with("\xe2\x80\xa9");
        if (json[at] == '<' || end_of_line) {
            sink(json.substr(begin, at - begin));
            // "</script" and "<!--" begin with it; the others are ends of lines for scripts.
            sink(!end_of_line ? "\\u003c" : rest[2] == '\xa8' ? "\\u2028" : "\\u2029");
            at += end_of_line ? 2 : 0;
            begin = at + 1;
        }
    }
    sink(json.substr(begin));
}

std::string script_json(std::string_view json)
{
    std::string out;
    write_script_json(json, [&](std::string_view piece) { out += piece; });
    return out;
}

std::string policy_hash(std::string_view block)
{
    auto const hex = sha256(std::span(block.data(), block.size()));
    std::string bytes;
    for (std::size_t at = 0; at + 1 < hex.size(); at += 2) {
        bytes += static_cast<char>(hex_digit(hex[at]) << 4U | hex_digit(hex[at + 1]));
    }
    return "sha256-" + base64(bytes);
}

std::string grouped(std::size_t number, bool english)
{
    auto text = std::to_string(number);
    for (auto at = text.size(); at > 3;) {
        at -= 3;
        text.insert(at, english ? "," : ".");
    }
    return text;
}

} // namespace gopbieu
