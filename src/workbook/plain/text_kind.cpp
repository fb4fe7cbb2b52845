#include "workbook/plain/text_kind.hpp"

#include "workbook/plain/csv.hpp"

#include <algorithm>
#include <array>

namespace gopbieu {

namespace {

char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
}

// The first characters with all but ASCII left out: enough to see tags in any encoding.
std::string ascii_head(std::span<char const> bytes)
{
    constexpr std::size_t enough = std::size_t{64} << 10U;
    std::string head;
    for (char const character : bytes.first(std::min(bytes.size(), enough))) {
        if (character > 0) {
            head += character;
        }
    }
    return head;
}

std::string_view name_of(std::string_view tag)
{
    auto const name = tag.substr(1, tag.find_first_of(" \t\r\n/>", 1) - 1);
    return name.substr(name.find(':') + 1);
}

bool is_html_tag(std::string_view name)
{
    static constexpr std::array<std::string_view, 22> tags{
        "html", "head", "body", "table", "meta", "style", "title",  "div", "p",  "center", "font",
        "h1",   "h2",   "h3",   "br",    "form", "span",  "script", "b",   "tr", "td",     "link"};
    std::string plain;
    std::ranges::transform(name, std::back_inserter(plain), lower);
    return std::ranges::find(tags, plain) != tags.end();
}

bool has_table(std::string head)
{
    std::ranges::transform(head, head.begin(), lower);
    auto const table = head.find("<table");
    return table != std::string::npos && (head.find("<tr", table) != std::string::npos ||
                                          head.find("<td", table) != std::string::npos);
}

// The end of a DOCTYPE, whose internal part may hold tags of its own.
std::size_t doctype_end(std::string_view text)
{
    auto const close = text.find('>');
    auto const inner = text.find('[');
    if (inner >= close) {
        return close;
    }
    auto const inner_end = text.find(']', inner);
    return inner_end == std::string_view::npos ? inner_end : text.find('>', inner_end);
}

} // namespace

std::string_view first_tag(std::string_view text)
{
    while (true) {
        text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
        if (!text.starts_with('<') || text.size() < 3) {
            return {};
        }
        auto end = text.find('>');
        if (text.starts_with("<!--")) {
            end = text.find("-->");
            end += end == std::string_view::npos ? 0U : 2U;
        } else if (text[1] == '!') {
            end = doctype_end(text);
        } else if (text[1] != '?') {
            // "<5 đảng viên" is a text: names of tags begin with a letter.
            if (static_cast<unsigned char>(lower(text[1]) - 'a') >= 26) {
                return {};
            }
            return text.substr(0, end == std::string_view::npos ? end : (end + 1));
        }
        if (end == std::string_view::npos) {
            return {};
        }
        text.remove_prefix(end + 1);
    }
}

std::string_view declared_encoding(std::string_view text)
{
    text.remove_prefix(text.starts_with("\xef\xbb\xbf") ? 3 : 0);
    if (!text.starts_with("<?xml")) {
        return {};
    }
    auto const declaration = text.substr(0, text.find("?>"));
    auto const at = declaration.find("encoding");
    auto const open = declaration.find_first_of("\"'", at);
    if (at == std::string_view::npos || open == std::string_view::npos) {
        return {};
    }
    auto const rest = declaration.substr(open + 1);
    return rest.substr(0, rest.find(declaration[open]));
}

FileKind text_kind(std::span<char const> bytes)
{
    auto const head = ascii_head(bytes);
    auto const tag = first_tag(head);
    auto const name = tag.empty() ? std::string_view() : name_of(tag);
    if (name == "document" && tag.find("opendocument:xmlns:office") != std::string_view::npos) {
        return FileKind::fods;
    }
    if (name == "Workbook" &&
        tag.find("urn:schemas-microsoft-com:office:spreadsheet") != std::string_view::npos) {
        return FileKind::spreadsheetml;
    }
    if (is_html_tag(name) || has_table(head)) {
        return is_plain_text(bytes) ? FileKind::html : FileKind::unknown;
    }
    // Other XML is no table, whatever its commas say.
    return tag.empty() && is_csv(bytes) ? FileKind::csv : FileKind::unknown;
}

} // namespace gopbieu
