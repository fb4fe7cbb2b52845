#include "text/artefact.hpp"

#include "text/match_key.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>

namespace gopbieu {

namespace {

constexpr std::array<std::string_view, 10> notes{"không sửa",
                                                 "không được sửa",
                                                 "dd/mm/yyyy",
                                                 "dd-mm-yyyy",
                                                 "dd/mm/yy",
                                                 "mm/yyyy",
                                                 "ngày/tháng/năm",
                                                 "yyyy",
                                                 "bắt buộc",
                                                 "*"};

bool is_note(std::string_view inside)
{
    static auto const keys = [] {
        std::array<std::string, notes.size()> made;
        std::transform(notes.begin(), notes.end(), made.begin(), key_with_accents);
        return made;
    }();
    if (inside == "*") {
        return true;
    }
    std::string key;
    append_key_with_accents(key, inside);
    return !key.empty() && std::find(keys.begin(), keys.end(), key) != keys.end();
}

constexpr std::size_t longest_note = 64;

bool is_space(char32_t character)
{
    return character <= 0x20 || character == 0xa0 || (character >= 0x2000 && character <= 0x200b) ||
           character == 0x202f || character == 0x205f || character == 0x3000 ||
           character == 0x2028 || character == 0x2029 || character == 0xfeff || character == 0x85;
}

Utf8Step last_character(std::string_view text)
{
    std::size_t begin = text.size() - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xc0U) == 0x80) {
        --begin;
    }
    return first_character(text.substr(begin));
}

void trim(std::string_view& text)
{
    while (!text.empty() && is_space(first_character(text).character)) {
        text.remove_prefix(first_character(text).length);
    }
    while (!text.empty() && is_space(last_character(text).character)) {
        text.remove_suffix(last_character(text).length);
    }
}

// One layer of what pasting left; true when there was one.
bool peel(std::string_view& text)
{
    trim(text);
    if (text.starts_with('\'') || text.starts_with('`')) {
        text.remove_prefix(1);
        return true;
    }
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"') {
        text = text.substr(1, text.size() - 2);
        return true;
    }
    if (text.size() > 1 && text.back() == '*') {
        text.remove_suffix(1);
        return true;
    }
    return false;
}

} // namespace

bool cut_notes(std::string_view text, std::string& out)
{
    bool cut = false;
    out.clear();
    if (text.find('(') == std::string_view::npos) {
        return false;
    }
    for (auto close = text.find(')'); close != std::string_view::npos; close = text.find(')')) {
        auto const open = std::min(text.rfind('(', close), close);
        auto const inside = text.substr(open, close - open);
        bool const note =
            inside.size() > 1 && inside.size() <= longest_note && is_note(inside.substr(1));
        cut = cut || note;
        out += text.substr(0, note ? open : close + 1);
        text.remove_prefix(close + 1);
    }
    out += text;
    return cut;
}

std::string without_artefacts(std::string_view valid_utf8)
{
    std::string cut;
    std::string_view text = valid_utf8;
    if (cut_notes(text, cut)) {
        text = cut;
    }
    while (peel(text)) {
    }
    std::string out;
    for (char const character : text) {
        if (character != '"' || !out.ends_with('"')) {
            out += character;
        }
    }
    return out;
}

} // namespace gopbieu
