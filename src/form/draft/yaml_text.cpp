#include "form/draft/yaml_text.hpp"

#include <algorithm>
#include <array>

namespace gopbieu::draft {

namespace {

bool letter(char character)
{
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           static_cast<unsigned char>(character) >= 0x80;
}

// Words that YAML programs take for something else.
bool loaded_word(std::string_view text)
{
    static constexpr std::array<std::string_view, 9> words{
        "true", "false", "null", "yes", "no", "on", "off", "y", "n"};
    std::string small(text);
    for (auto& character : small) {
        character =
            character >= 'A' && character <= 'Z' ? static_cast<char>(character | 0x20) : character;
    }
    return std::ranges::find(words, small) != words.end();
}

bool plain(std::string_view text)
{
    return !text.empty() && letter(text.front()) && !loaded_word(text) && text.back() != ' ' &&
           text.find_first_of(",[]{}#&*!|>'\"%@`:?\\\t\n\r") == std::string_view::npos;
}

} // namespace

std::string yaml_scalar(std::string_view text)
{
    if (plain(text)) {
        return std::string(text);
    }
    std::string out = "\"";
    for (auto const character : text) {
        if (character == '"' || character == '\\') {
            out += '\\';
        }
        out += static_cast<unsigned char>(character) < 0x20 ? ' ' : character;
    }
    return out + "\"";
}

void FlowMap::add(std::string_view key, std::string const& value)
{
    m_inner += m_inner.empty() ? "" : ", ";
    m_inner += key;
    m_inner += ": " + value;
}

} // namespace gopbieu::draft
