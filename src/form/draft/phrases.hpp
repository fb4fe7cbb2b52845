#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu::draft {

/// Words that mean something in a label. Compared by their keys (text/match_key.hpp), whole words
/// only, so that case, spacing and the place of a tone do not matter.
class Phrases {
public:
    Phrases(std::initializer_list<std::string_view> phrases);

    /// The key of a label is one of them.
    [[nodiscard]] bool are(std::string_view key) const;
    /// The key begins with one of them.
    [[nodiscard]] bool begin(std::string_view key) const;
    /// The key ends with one of them.
    [[nodiscard]] bool end(std::string_view key) const;
    /// One of them stands anywhere in the key; the one that was found as it was given, else empty.
    [[nodiscard]] std::string_view in(std::string_view key) const;

private:
    struct Phrase {
        std::string_view written;
        std::string key;
    };
    std::vector<Phrase> m_phrases;
};

/// Where whole words stand in a key; npos when they do not.
std::size_t find_words(std::string_view key, std::string_view words, std::size_t from = 0);

/// The words of a key.
std::vector<std::string_view> words_of(std::string_view key);

} // namespace gopbieu::draft
