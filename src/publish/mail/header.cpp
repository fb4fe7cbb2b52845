#include "publish/mail/header.hpp"

#include "text/names.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace gopbieu {

namespace {

constexpr std::size_t line_length = 76;
constexpr std::size_t word_bytes = 42; // of one encoded word: 56 letters of base64 and 12 around it

std::string base64(std::string_view bytes)
{
    constexpr std::string_view letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        auto const left = std::min<std::size_t>(bytes.size() - at, 3);
        std::uint32_t group = 0;
        for (std::size_t next = 0; next < 3; ++next) {
            auto const byte = next < left ? static_cast<unsigned char>(bytes[at + next]) : 0U;
            group = (group << 8U) | byte;
        }
        out += letters[group >> 18U];
        out += letters[(group >> 12U) & 63U];
        out += left > 1 ? letters[(group >> 6U) & 63U] : '=';
        out += left > 2 ? letters[group & 63U] : '=';
    }
    return out;
}

bool control(char character)
{
    return static_cast<unsigned char>(character) < 0x20 || character == 0x7f;
}

std::string without_controls(std::string_view text)
{
    std::string clean(text);
    std::ranges::replace_if(clean, control, ' ');
    return clean;
}

bool plain_ascii(std::string_view text)
{
    return std::ranges::all_of(
        text, [](char character) { return static_cast<unsigned char>(character) < 0x80; });
}

// The longest front of whole letters that is at most so long.
std::string_view front_letters(std::string_view text, std::size_t bytes)
{
    std::size_t size = 0;
    while (size < text.size()) {
        auto const next =
            std::max<std::size_t>(first_character(text.substr(size)).length, std::size_t{1});
        if (size != 0 && size + next > bytes) {
            break;
        }
        size += next;
    }
    return text.substr(0, size);
}

std::string percent_escaped(std::string_view text)
{
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out;
    for (char const character : text) {
        auto const byte = static_cast<unsigned char>(character);
        bool const plain = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
                           (byte >= 'a' && byte <= 'z') || byte == '-' || byte == '.' ||
                           byte == '_';
        if (plain) {
            out += character;
        } else {
            out += '%';
            out += hex[byte >> 4U];
            out += hex[byte & 15U];
        }
    }
    return out;
}

std::string ascii_slug(std::string_view text)
{
    auto plain = slug(text);
    std::erase_if(plain,
                  [](char character) { return static_cast<unsigned char>(character) > 0x7e; });
    return plain;
}

} // namespace

std::string encoded_words(std::string_view text, std::string_view fold)
{
    auto const clean = without_controls(text);
    bool const stays = plain_ascii(clean) && clean.size() <= line_length - 12 &&
                       clean.find("=?") == std::string::npos &&
                       clean.find_first_of("\"\\") == std::string::npos;
    if (stays) {
        return clean;
    }
    std::string out;
    std::string_view rest = clean;
    while (!rest.empty()) {
        auto const piece = front_letters(rest, word_bytes);
        out += out.empty() ? std::string_view() : fold;
        out += "=?UTF-8?B?" + base64(piece) + "?=";
        rest.remove_prefix(piece.size());
    }
    return out;
}

std::string extended_parameter(std::string_view name, std::string_view value)
{
    constexpr std::size_t piece_length = 54;
    auto const clean = without_controls(value);
    // A letter is never torn apart: some programs read each piece by itself.
    std::vector<std::string> pieces(1);
    for (std::string_view rest = clean; !rest.empty();) {
        auto const letter = front_letters(rest, 1);
        auto const escaped = percent_escaped(letter);
        if (pieces.back().size() + escaped.size() > piece_length) {
            pieces.emplace_back();
        }
        pieces.back() += escaped;
        rest.remove_prefix(letter.size());
    }
    std::string out;
    for (std::size_t number = 0; number < pieces.size(); ++number) {
        out += ";\r\n " + std::string(name);
        out += pieces.size() == 1 ? std::string() : "*" + std::to_string(number);
        out += std::string("*=") + (number == 0 ? "UTF-8''" : "") + pieces[number];
    }
    return out;
}

std::string plain_name(std::string_view name)
{
    constexpr std::size_t longest_stem = 60;
    auto const dot = name.rfind('.');
    bool const has_end = dot != std::string_view::npos && dot != 0;
    auto const stem = ascii_slug(has_end ? name.substr(0, dot) : name).substr(0, longest_stem);
    return (stem.empty() ? "bieu" : stem) +
           (has_end ? "." + ascii_slug(name.substr(dot + 1)) : std::string());
}

std::string base64_lines(std::string_view bytes)
{
    auto const all = base64(bytes);
    std::string out;
    out.reserve(all.size() + all.size() / line_length * 2 + 2);
    for (std::size_t at = 0; at < all.size(); at += line_length) {
        out.append(all, at, line_length);
        out += "\r\n";
    }
    return out;
}

} // namespace gopbieu
