#include "publish/mail/address.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

constexpr std::size_t longest_address = 254, longest_local = 64, longest_label = 63;
constexpr std::string_view between = ";, \t\r\n";

bool letter_or_digit(char character)
{
    return (character >= '0' && character <= '9') || (character >= 'A' && character <= 'Z') ||
           (character >= 'a' && character <= 'z');
}

// Parts with dots between, none of them empty.
template <typename Good>
bool dotted(std::string_view text, Good const& good)
{
    while (true) {
        auto const end = std::min(text.find('.'), text.size());
        if (end == 0 || !good(text.substr(0, end))) {
            return false;
        }
        if (end == text.size()) {
            return true;
        }
        text.remove_prefix(end + 1);
    }
}

bool is_local_part(std::string_view text)
{
    constexpr std::string_view others = "!#$%&'*+-/=?^_`{|}~";
    return text.size() <= longest_local && dotted(text, [&](std::string_view part) {
               return std::ranges::all_of(part, [&](char character) {
                   return letter_or_digit(character) ||
                          others.find(character) != std::string_view::npos;
               });
           });
}

bool is_domain(std::string_view text)
{
    return text.find('.') != std::string_view::npos && dotted(text, [](std::string_view label) {
               return label.size() <= longest_label && label.front() != '-' &&
                      label.back() != '-' && std::ranges::all_of(label, [](char character) {
                          return letter_or_digit(character) || character == '-';
                      });
           });
}

bool is_address(std::string_view text)
{
    auto const at = text.rfind('@');
    return at != std::string_view::npos && text.size() <= longest_address &&
           is_local_part(text.substr(0, at)) && is_domain(text.substr(at + 1));
}

} // namespace

std::vector<std::string> addresses_in(std::string_view cell)
{
    std::vector<std::string> found;
    while (!cell.empty()) {
        auto const begin = cell.find_first_not_of(between);
        if (begin == std::string_view::npos) {
            break;
        }
        cell.remove_prefix(begin);
        auto const one = cell.substr(0, cell.find_first_of(between));
        if (!is_address(one)) {
            return {};
        }
        if (std::ranges::find(found, one) == found.end()) {
            found.emplace_back(one);
        }
        cell.remove_prefix(one.size());
    }
    return found;
}

} // namespace gopbieu
