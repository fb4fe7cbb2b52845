#include "form/draft/way_words.hpp"

#include "form/draft/phrases.hpp"
#include "text/match_key.hpp"

#include <algorithm>

namespace gopbieu::draft {

std::string_view behind(std::string_view key, std::initializer_list<std::string_view> phrases)
{
    for (auto const phrase : phrases) {
        auto const words = key_with_accents(phrase);
        auto const at = find_words(key, words);
        if (at != std::string_view::npos) {
            key.remove_prefix(std::min(at + words.size() + 1, key.size()));
            return key;
        }
    }
    return {};
}

std::vector<std::string> noun_words(std::string_view words)
{
    static Phrases const little{
        "của", "trong", "trên", "mỗi", "một", "1", "01", "tính", "cho", "các", "số"};
    static Phrases const ends{"năm", "1", "01", "tháng", "quý", "so", "với", "trên", "trong", "%"};
    std::vector<std::string> noun;
    for (auto const word : words_of(words)) {
        if (noun.empty() && little.are(word)) {
            continue;
        }
        if (!noun.empty() && ends.are(word)) {
            break;
        }
        noun.emplace_back(word);
    }
    return noun;
}

std::string first_of(std::vector<std::string> const& words, std::size_t count)
{
    std::string text;
    for (std::size_t at = 0; at < std::min(count, words.size()); ++at) {
        text += (at == 0 ? "" : " ") + words[at];
    }
    return text;
}

bool says_mean(std::string_view key)
{
    static Phrases const words{"bình quân", "trung bình", "BQ"};
    return !words.in(key).empty();
}

bool says_compared(std::string_view key)
{
    static Phrases const words{"so với", "so sánh"};
    return !words.in(key).empty();
}

std::size_t words_shared(std::string_view one, std::string_view other)
{
    static Phrases const little{"tỷ", "lệ", "%", "số", "tổng", "của", "các", "và", "lượng", "được"};
    std::size_t shared = 0;
    auto const words = words_of(other);
    for (auto const word : words_of(one)) {
        bool const same = std::ranges::find(words, word) != words.end();
        shared += same && !little.are(word) ? 1U : 0U;
    }
    return shared;
}

bool totals(std::string_view key, std::string_view noun)
{
    for (auto const* const beginning : {"Tổng số lượng", "Tổng số", "Số lượng", "Số", "Tổng"}) {
        auto const words = key_with_accents(beginning);
        if (key.starts_with(words + " ") && find_words(key, noun) == words.size() + 1) {
            return true;
        }
    }
    return false;
}

} // namespace gopbieu::draft
