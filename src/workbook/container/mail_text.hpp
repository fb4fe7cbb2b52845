#pragma once

#include <algorithm>
#include <string>
#include <string_view>

// Small words about the ASCII text of mails.

namespace gopbieu::mail_text {

inline char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
}

inline std::string lower_text(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(), lower);
    return out;
}

inline bool blank(char character)
{
    return character == ' ' || character == '\t' || character == '\r' || character == '\n';
}

inline std::string_view trim(std::string_view text)
{
    while (!text.empty() && blank(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && blank(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

// Takes a line off the front, without its line end.
inline std::string_view take_line(std::string_view& rest)
{
    auto const end = rest.find('\n');
    auto line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (line.ends_with('\r')) {
        line.remove_suffix(1);
    }
    return line;
}

} // namespace gopbieu::mail_text
