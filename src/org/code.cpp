#include "org/code.hpp"

#include <algorithm>
#include <array>

namespace gopbieu {

namespace {

constexpr std::size_t organisation_digits = 14;
constexpr std::array<std::size_t, 5> group_ends{2, 5, 8, 11, 14};

bool is_digit(char character)
{
    return character >= '0' && character <= '9';
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blank = " \t\r\n\xc2\xa0";
    auto const first = text.find_first_not_of(blank);
    return first == std::string_view::npos
               ? std::string_view()
               : text.substr(first, text.find_last_not_of(blank) - first + 1);
}

} // namespace

std::string plain_code(std::string_view written)
{
    auto const text = trimmed(written);
    auto const only = [](char character) {
        return is_digit(character) || character == '.' || character == ' ';
    };
    if (std::ranges::count_if(text, is_digit) != organisation_digits ||
        !std::ranges::all_of(text, only)) {
        return std::string(text);
    }
    std::string code;
    std::ranges::copy_if(text, std::back_inserter(code), is_digit);
    return code;
}

bool is_organisation_code(std::string_view plain)
{
    return plain.size() == organisation_digits && std::ranges::all_of(plain, is_digit);
}

bool stands_below(std::string_view plain, std::string_view above)
{
    auto used = group_ends.size();
    while (used > 1 && above.substr(group_ends[used - 2],
                                    group_ends[used - 1] - group_ends[used - 2]) == "000") {
        --used;
    }
    auto const shared = group_ends[used - 1];
    return plain != above && plain.substr(0, shared) == above.substr(0, shared);
}

std::vector<std::string> split_codes(std::string_view text)
{
    std::vector<std::string> codes;
    while (!text.empty()) {
        auto const end = std::min(text.find_first_of(";,|\n"), text.size());
        if (auto code = plain_code(text.substr(0, end)); !code.empty()) {
            codes.push_back(std::move(code));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return codes;
}

} // namespace gopbieu
