#include "form/draft/phrases.hpp"

#include "text/match_key.hpp"

#include <algorithm>

namespace gopbieu::draft {

namespace {

bool whole(std::string_view key, std::size_t at, std::size_t length)
{
    auto const end = at + length;
    return (at == 0 || key[at - 1] == ' ') && (end == key.size() || key[end] == ' ');
}

} // namespace

Phrases::Phrases(std::initializer_list<std::string_view> phrases)
{
    for (auto const phrase : phrases) {
        m_phrases.push_back({phrase, key_with_accents(phrase)});
    }
}

bool Phrases::are(std::string_view key) const
{
    return std::ranges::find(m_phrases, key, &Phrase::key) != m_phrases.end();
}

bool Phrases::begin(std::string_view key) const
{
    return std::ranges::any_of(m_phrases, [&](Phrase const& phrase) {
        return key.starts_with(phrase.key) && whole(key, 0, phrase.key.size());
    });
}

bool Phrases::end(std::string_view key) const
{
    return std::ranges::any_of(m_phrases, [&](Phrase const& phrase) {
        return key.ends_with(phrase.key) &&
               whole(key, key.size() - phrase.key.size(), phrase.key.size());
    });
}

std::string_view Phrases::in(std::string_view key) const
{
    auto const found = std::ranges::find_if(m_phrases, [&](Phrase const& phrase) {
        return find_words(key, phrase.key) != std::string_view::npos;
    });
    return found == m_phrases.end() ? std::string_view() : found->written;
}

std::size_t find_words(std::string_view key, std::string_view words, std::size_t from)
{
    auto at = words.empty() ? std::string_view::npos : key.find(words, from);
    while (at != std::string_view::npos && !whole(key, at, words.size())) {
        at = key.find(words, at + 1);
    }
    return at;
}

std::vector<std::string_view> words_of(std::string_view key)
{
    std::vector<std::string_view> words;
    while (!key.empty()) {
        auto const end = std::min(key.find(' '), key.size());
        if (end > 0) {
            words.push_back(key.substr(0, end));
        }
        key.remove_prefix(std::min(end + 1, key.size()));
    }
    return words;
}

} // namespace gopbieu::draft
