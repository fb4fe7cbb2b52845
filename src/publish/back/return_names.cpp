#include "publish/back/return_names.hpp"

#include "text/names.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>

namespace gopbieu {

namespace {

constexpr std::size_t longest_name = 100, longest_code = 40, longest_slug = 60; // bytes
constexpr std::string_view copy_end = "_diem-can-xem";

std::string_view front(std::string_view text, std::size_t bytes)
{
    if (text.size() <= bytes) {
        return text;
    }
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) {
        --bytes;
    }
    return text.substr(0, bytes);
}

// Devices of old, which Windows finds under any ending.
bool is_device(std::string_view name)
{
    static constexpr std::array<std::string_view, 4> devices{"con", "prn", "aux", "nul"};
    auto const stem = in_small_letters(name.substr(0, name.find('.')));
    bool const numbered = stem.size() == 4 &&
                          (stem.starts_with("com") || stem.starts_with("lpt")) && stem[3] >= '0' &&
                          stem[3] <= '9';
    return numbered || std::ranges::find(devices, stem) != devices.end();
}

std::string_view without_end(std::string_view name)
{
    constexpr std::size_t longest_end = 6;
    auto const dot = name.rfind('.');
    return dot == std::string_view::npos || dot == 0 || name.size() - dot > longest_end
               ? name
               : name.substr(0, dot);
}

} // namespace

std::string NamesApart::take(std::string const& stem, std::string_view end)
{
    auto name = stem + std::string(end);
    for (int number = 2; !m_taken.insert(in_small_letters(name)).second; ++number) {
        name = stem + "-" + std::to_string(number) + std::string(end);
    }
    return name;
}

ReturnFolders::ReturnFolders(OrgTree const& tree)
{
    NamesApart apart;
    for (auto const& unit : tree.units()) {
        std::string code;
        for (char const character : front(unit.code, longest_code)) {
            bool const plain = (character >= '0' && character <= '9') ||
                               (character >= 'A' && character <= 'Z') ||
                               (character >= 'a' && character <= 'z');
            code += plain ? character : '-';
        }
        auto const name = slug(unit.name);
        m_names.push_back(std::string(return_root) + "/" +
                          apart.take(code + "_" + std::string(front(name, longest_slug))));
    }
}

std::string name_for_windows(std::string_view name)
{
    std::string scratch;
    auto const clean = clean_text(name, scratch).value_or(std::string_view("tep"));
    std::string safe;
    for (char const character : clean) {
        auto const byte = static_cast<unsigned char>(character);
        bool const refused =
            byte < 0x20 || byte == 0x7f ||
            std::string_view("<>:\"/\\|?*").find(character) != std::string_view::npos;
        safe += refused ? '-' : character;
    }
    safe = front(safe, longest_name);
    while (!safe.empty() && (safe.back() == ' ' || safe.back() == '.')) {
        safe.pop_back();
    }
    auto const begin = safe.find_first_not_of(' ');
    safe.erase(0, begin == std::string::npos ? safe.size() : begin);
    if (safe.empty()) {
        safe = "tep";
    }
    // A point in front hides a file from many programs.
    return is_device(safe) || safe.front() == '.' ? "_" + safe : safe;
}

std::string_view base_name(std::string_view document)
{
    auto const slash = document.find_last_of("/\\");
    return slash == std::string_view::npos ? document : document.substr(slash + 1);
}

std::string copy_stem(std::string_view document)
{
    auto stem = name_for_windows(without_end(base_name(document)));
    if (auto const at = stem.find(copy_end); at != std::string::npos && at != 0) {
        stem.resize(at); // with what a browser put behind it, such as " (1)"
    }
    return stem + std::string(copy_end);
}

} // namespace gopbieu
