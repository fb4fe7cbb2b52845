#include "intake/line_texts.hpp"

#include "text/match_key.hpp"

#include <algorithm>
#include <initializer_list>
#include <sstream>
#include <string>
#include <vector>

namespace gopbieu {

namespace {

// Also as they are typed without accents.
std::vector<std::string> keys_of(std::initializer_list<std::string_view> words)
{
    std::vector<std::string> keys;
    for (auto const word : words) {
        keys.push_back(key_with_accents(word));
        keys.push_back(key_plain(word));
    }
    return keys;
}

bool begins_with_word(std::string_view key, std::string_view word)
{
    return key.starts_with(word) && (key.size() == word.size() || key[word.size()] == ' ');
}

} // namespace

bool may_be_figure(std::string_view text)
{
    return text.find_first_of("0123456789-") != std::string_view::npos && text.size() < 200;
}

bool below_table(std::string_view key)
{
    static auto const words = keys_of({"Người lập",
                                       "T/M",
                                       "TM.",
                                       "K/T",
                                       "Nơi nhận",
                                       "Ghi chú",
                                       "Chú thích",
                                       "Số điện thoại",
                                       "Điện thoại",
                                       "Trưởng ban",
                                       "Thủ trưởng"});
    return std::ranges::any_of(
        words, [&](std::string const& word) { return begins_with_word(key, word); });
}

bool day_of_signing(std::string_view key)
{
    static auto const day = key_with_accents("ngày");
    static auto const month_and_year = key_with_accents("tháng năm");
    auto const at = key.rfind(day);
    if (at == std::string_view::npos) {
        return false;
    }
    std::string words;
    std::istringstream behind{std::string(key.substr(at + day.size()))};
    for (std::string word; behind >> word;) {
        if (word.find_first_not_of("0123456789") != std::string::npos) {
            words += (words.empty() ? "" : " ") + word;
        }
    }
    return words == month_and_year;
}

bool same_below(TextBelow const& one, TextBelow const& other)
{
    auto const longer = [](TextBelow const& text) {
        return text.text.size() > 3 && !column_number(text.text);
    };
    return longer(one) && longer(other) && is_blank(one.text) == is_blank(other.text) &&
           may_be_figure(one.text) == may_be_figure(other.text) &&
           any_letter(one.text) == any_letter(other.text) &&
           below_table(one.key) == below_table(other.key) &&
           day_of_signing(one.key) == day_of_signing(other.key);
}

bool any_letter(std::string_view text)
{
    return std::ranges::any_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<signed char>(c) < 0;
    });
}

bool is_blank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n\xc2\xa0") == std::string_view::npos;
}

std::optional<unsigned> column_number(std::string_view text)
{
    auto const first = text.find_first_of("0123456789");
    if (first == std::string_view::npos ||
        text.substr(0, first).find_first_not_of(" (") != std::string_view::npos) {
        return {};
    }
    auto const end = std::min(text.find_first_not_of("0123456789", first), text.size());
    if (end - first > 3) {
        return {};
    }
    auto const behind = text.find_first_not_of(" )", end);
    if (behind != std::string_view::npos && text[behind] != '=' && text[behind] != '(') {
        return {};
    }
    unsigned number = 0;
    for (auto const c : text.substr(first, end - first)) {
        number = number * 10 + static_cast<unsigned>(c - '0');
    }
    return number;
}

bool is_total_key(std::string_view key)
{
    static auto const words = keys_of({"Tổng cộng", "Cộng", "Tổng số", "Tổng"});
    if (std::ranges::find(words, key) != words.end()) {
        return true;
    }
    // "Cộng (1+…+11)": only numbers and signs behind it.
    return std::ranges::any_of(words, [&](std::string const& word) {
        return begins_with_word(key, word) &&
               key.substr(word.size()).find_first_not_of(" 0123456789+") == std::string_view::npos;
    });
}

} // namespace gopbieu
