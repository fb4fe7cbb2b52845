#include "form/draft/ids.hpp"

#include "form/draft/phrases.hpp"
#include "form/draft/printed_formula.hpp"
#include "text/match_key.hpp"
#include "text/names.hpp"

#include <algorithm>
#include <array>

namespace gopbieu::draft {

namespace {

constexpr std::size_t most_words = 4;
constexpr std::size_t longest_id = 28;
constexpr std::size_t longest_form_id = 40;

template <std::size_t size>
bool one_of(std::array<std::string_view, size> const& words, std::string_view word)
{
    return std::ranges::find(words, word) != words.end();
}

// Little words, with their accents: "có" tells nothing, "cổ" of "cổ phần" does.
bool filler(std::string_view word)
{
    static Phrases const words{"của",  "các",   "và",   "một", "trong", "có",  "được", "là",  "về",
                               "cho",  "những", "theo", "tại", "ở",     "với", "khi",  "đến", "từ",
                               "hoặc", "do",    "để",   "thì", "mà",    "này", "01",   "ra",  "vào",
                               "bằng", "cũng",  "đang", "gồm", "thuộc", "đó"};
    return words.are(key_with_accents(word));
}

// Words of the rule language cannot name a column.
bool reserved(std::string_view id)
{
    static constexpr std::array<std::string_view, 15> words{"in",
                                                            "both",
                                                            "not",
                                                            "sum",
                                                            "if",
                                                            "and",
                                                            "or",
                                                            "abs",
                                                            "round",
                                                            "min",
                                                            "max",
                                                            "count",
                                                            "isblank",
                                                            "prev",
                                                            "children"};
    return one_of(words, id);
}

bool plain(char character)
{
    return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
}

std::string joined(std::vector<std::string> const& words, std::size_t count)
{
    std::string id;
    for (std::size_t at = 0; at < std::min(count, words.size()); ++at) {
        if (!id.empty() && id.size() + words[at].size() + 1 > longest_id) {
            break;
        }
        id += (id.empty() ? "" : "_") + words[at];
    }
    return id.substr(0, longest_id);
}

// Four words, or up to the last of the first numbers: "chi bo 4 5".
std::size_t first_words(std::vector<std::string> const& words)
{
    auto const number = [&](std::size_t at) {
        return at < words.size() && words[at][0] >= '0' && words[at][0] <= '9';
    };
    for (std::size_t at = 1; at < most_words + 1; ++at) {
        if (number(at)) {
            while (number(at + 1)) {
                ++at;
            }
            return at + 1;
        }
    }
    return most_words;
}

} // namespace

std::vector<std::string> telling_words(std::string_view label)
{
    std::vector<std::string> words;
    std::vector<std::string> all;
    auto const add = [&](std::string_view word) {
        // slug() keeps the spelling ("yếu" is yeu, not ieu); what it parts were several words.
        auto parted = slug(word);
        std::ranges::replace(parted, '-', ' ');
        for (auto const piece : words_of(parted)) {
            std::string id;
            for (auto const character : piece) {
                id += plain(character) ? std::string(1, character) : "";
            }
            if (!id.empty()) {
                all.push_back(id);
            }
            if (!id.empty() && !filler(word)) {
                words.push_back(id);
            }
        }
    };
    auto const text = without_formula(label);
    for (std::size_t from = 0; from < text.size();) {
        auto const end = std::min(text.find_first_of(" ,.;:()/+-*\"'[]", from), text.size());
        add(std::string_view(text).substr(from, end - from));
        from = end + 1;
    }
    return words.empty() ? all : words;
}

bool IdMaker::take(std::string const& id)
{
    bool const letter =
        !id.empty() && ((id[0] >= 'a' && id[0] <= 'z') || (id[0] >= 'A' && id[0] <= 'Z'));
    std::string small = id;
    for (auto& character : small) {
        character =
            character >= 'A' && character <= 'Z' ? static_cast<char>(character | 0x20) : character;
    }
    return letter && !reserved(small) && m_taken.insert(id).second;
}

std::string IdMaker::of_label(std::string_view label, std::string_view above, char first)
{
    auto const words = telling_words(label);
    auto const lead = [&](std::string id) {
        bool const needs = id.empty() || !(id[0] >= 'a' && id[0] <= 'z') || reserved(id);
        return needs ? first + id : id;
    };
    // One word more at a time, then the words of what stands above it, then a number.
    for (auto count = std::min(first_words(words), std::max<std::size_t>(words.size(), 1));
         count <= std::max(words.size(), std::size_t{1});
         ++count) {
        auto const id = lead(joined(words, count));
        if (take(id)) {
            return id;
        }
    }
    auto together = telling_words(above);
    together.resize(std::min<std::size_t>(together.size(), 2));
    together.insert(together.end(), words.begin(), words.end());
    if (auto const id = lead(joined(together, most_words + 1)); take(id)) {
        return id;
    }
    auto const base = lead(joined(words, most_words));
    for (int number = 2;; ++number) {
        if (auto id = base + "_" + std::to_string(number); take(id)) {
            return id;
        }
    }
}

std::string form_id_of(std::string_view number, std::string_view title)
{
    auto made = slug(number.empty() ? title : number);
    if (!number.empty()) {
        // "Biểu số 1-BTCTW" is bieu-1-btctw.
        auto const at = made.find("-so-");
        made = at == std::string::npos ? made : made.erase(at, 3);
    }
    if (made.size() > longest_form_id) {
        auto const end = made.rfind('-', longest_form_id);
        made.resize(end == std::string::npos ? longest_form_id : end);
    }
    return made.empty() ||
                   !std::ranges::all_of(
                       made, [](char character) { return plain(character) || character == '-'; })
               ? "bieu-moi"
               : made;
}

} // namespace gopbieu::draft
