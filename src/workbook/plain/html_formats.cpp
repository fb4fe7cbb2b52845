#include "workbook/plain/html_formats.hpp"

#include "text/utf8.hpp"
#include "workbook/plain/html_scanner.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace gopbieu {

namespace {

std::string_view trimmed(std::string_view text)
{
    auto const first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// The end of a declaration: a semicolon outside of quotes and escapes.
std::size_t declaration_end(std::string_view css)
{
    char quote = '\0';
    for (std::size_t at = 0; at < css.size(); ++at) {
        if (css[at] == '\\') {
            ++at;
        } else if (quote != '\0') {
            quote = css[at] == quote ? '\0' : quote;
        } else if (css[at] == '"' || css[at] == '\'') {
            quote = css[at];
        } else if (css[at] == ';') {
            return at;
        }
    }
    return css.size();
}

// "\#\,\#\#0" and "\0022" as the characters they mean.
std::string without_escapes(std::string_view value)
{
    std::string out;
    for (std::size_t at = 0; at < value.size(); ++at) {
        if (value[at] != '\\' || at + 1 == value.size()) {
            out += value[at];
            continue;
        }
        std::uint32_t number = 0;
        auto const four = value.substr(at + 1, 4);
        auto const done = std::from_chars(four.data(), four.data() + four.size(), number, 16);
        if (four.size() == 4 && four[0] == '0' && four[1] == '0' && done.ptr == four.data() + 4) {
            append_utf8(out, number);
            at += 4;
        } else {
            out += value[++at];
        }
    }
    return out;
}

std::string_view format_named(std::string_view name)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 11> names{
        {{"Short Date", "m/d/yyyy"},
         {"Medium Date", "d\\-mmm\\-yy"},
         {"Long Date", "d\\-mmm\\-yy"},
         {"General Date", "m/d/yyyy h:mm"},
         {"Short Time", "h:mm"},
         {"Medium Time", "h:mm AM/PM"},
         {"Long Time", "h:mm:ss AM/PM"},
         {"Percent", "0.00%"},
         {"Fixed", "0.00"},
         {"Standard", "#,##0.00"},
         {"Scientific", "0.00E+00"}}};
    for (auto const& [word, code] : names) {
        if (word == name) {
            return code;
        }
    }
    return name;
}

std::optional<std::string_view> declared(std::string_view css, std::string_view wanted)
{
    while (!css.empty()) {
        auto const end = declaration_end(css);
        auto const declaration = css.substr(0, end);
        css.remove_prefix(std::min(end + 1, css.size()));
        auto const colon = declaration.find(':');
        if (colon != std::string_view::npos &&
            lower_case(trimmed(declaration.substr(0, colon))) == wanted) {
            return trimmed(declaration.substr(colon + 1));
        }
    }
    return std::nullopt;
}

std::optional<std::string> format_in(std::string_view css)
{
    auto value = declared(css, "mso-number-format");
    if (!value) {
        return std::nullopt;
    }
    bool const quoted = value->size() >= 2 && (value->front() == '"' || value->front() == '\'') &&
                        value->back() == value->front();
    auto const code = without_escapes(quoted ? value->substr(1, value->size() - 2) : *value);
    return std::string(format_named(code));
}

} // namespace

void HtmlFormats::read_sheet(std::string_view css)
{
    while (!css.empty()) {
        auto const open = css.find('{');
        auto const close = css.find('}', open);
        if (open == std::string_view::npos || close == std::string_view::npos) {
            return;
        }
        auto selectors = css.substr(0, open);
        auto const code = format_in(css.substr(open + 1, close - open - 1));
        css.remove_prefix(close + 1);
        while (code && !selectors.empty()) {
            auto const comma = std::min(selectors.find(','), selectors.size());
            auto const selector = trimmed(selectors.substr(0, comma));
            selectors.remove_prefix(std::min(comma + 1, selectors.size()));
            // "td.xl24" and ".xl24" are one; a comment's end may stand before the first.
            auto const last = selector.substr(selector.find_last_of(" \t\r\n>") + 1);
            auto const dot = last.find('.');
            auto key =
                dot == std::string_view::npos ? lower_case(last) : std::string(last.substr(dot));
            m_by_selector.insert_or_assign(std::move(key), *code);
        }
    }
}

std::string HtmlFormats::code(std::optional<std::string> const& style,
                              std::optional<std::string> const& classes) const
{
    if (auto const own = style ? format_in(*style) : std::nullopt) {
        return *own;
    }
    auto rest = classes ? std::string_view(*classes) : std::string_view();
    while (!rest.empty()) {
        auto const end = std::min(rest.find(' '), rest.size());
        auto const found = m_by_selector.find("." + std::string(rest.substr(0, end)));
        if (found != m_by_selector.end()) {
            return found->second;
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    auto const all = m_by_selector.find("td");
    return all == m_by_selector.end() ? "General" : all->second;
}

bool hides(std::optional<std::string> const& style)
{
    auto const display = style ? declared(*style, "display") : std::nullopt;
    return display && lower_case(*display) == "none";
}

} // namespace gopbieu
