#pragma once

// Looking at the bytes of sheet data. The byte behind a part is NUL (Buffer sees to it), so looking
// a few letters ahead is safe as long as each letter is only looked at when the one before it was
// not NUL.

#include <optional>
#include <string_view>

namespace gopbieu::sheet_bytes {

inline bool blank(char character)
{
    return character == ' ' || character == '\n' || character == '\t' || character == '\r';
}

inline bool digit(char character)
{
    return static_cast<unsigned char>(character - '0') < 10;
}

inline bool ends_name(char character)
{
    return blank(character) || character == '>' || character == '/' || character == '=' ||
           character == '\0' || character == '<';
}

inline std::string_view between(char const* first, char const* last)
{
    return {first, static_cast<std::size_t>(last - first)};
}

inline std::string_view local_name(std::string_view name)
{
    auto const colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

inline std::string_view name_at(char const* at)
{
    auto const* end = at;
    while (!ends_name(*end)) {
        ++end;
    }
    return between(at, end);
}

inline std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && blank(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && blank(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

/// A number as sheets write it, blanks around it allowed; nothing for NaN, infinity and words.
std::optional<double> parse_number(std::string_view text);

} // namespace gopbieu::sheet_bytes
