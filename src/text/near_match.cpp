#include "text/near_match.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace gopbieu {

namespace {

constexpr std::size_t letters_for_one_slip = 5;
constexpr std::size_t letters_for_two_slips = 9;
constexpr std::size_t longest = 300; ///< longer than any label; bounds the work

bool is_letter(char character)
{
    return character >= 'a' && character <= 'z';
}

// A word that numbers things: "2", "12a", "ii", "b".
bool is_number_word(std::string_view word)
{
    bool const digit =
        std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    bool const roman = word.find_first_not_of("ivx") == std::string_view::npos;
    return digit || roman || word.size() == 1;
}

std::string number_words(std::string_view key)
{
    std::string numbers;
    while (!key.empty()) {
        auto const end = std::min(key.find(' '), key.size());
        auto const word = key.substr(0, end);
        if (is_number_word(word)) {
            numbers += word;
            numbers += ' ';
        }
        key.remove_prefix(std::min(end + 1, key.size()));
    }
    return numbers;
}

unsigned forgiven(std::string_view key)
{
    auto const letters = static_cast<std::size_t>(std::count_if(key.begin(), key.end(), is_letter));
    if (letters < letters_for_one_slip) {
        return 0;
    }
    return letters < letters_for_two_slips ? 1 : 2;
}

// Damerau's distance (neighbours swapped count once), given up beyond `most`.
unsigned distance(std::string_view one, std::string_view other, unsigned most)
{
    using Row = std::array<unsigned, longest + 1>;
    std::array<Row, 3> rows; // NOLINT(cppcoreguidelines-pro-type-member-init): filled as used
    auto* before_last = rows[0].data();
    auto* last = rows[1].data();
    auto* row = rows[2].data();
    for (std::size_t column = 0; column <= other.size(); ++column) {
        last[column] = static_cast<unsigned>(column);
    }
    for (std::size_t line = 1; line <= one.size(); ++line) {
        row[0] = static_cast<unsigned>(line);
        unsigned least = row[0];
        for (std::size_t column = 1; column <= other.size(); ++column) {
            unsigned const wrong = one[line - 1] == other[column - 1] ? 0 : 1;
            row[column] =
                std::min({last[column] + 1, row[column - 1] + 1, last[column - 1] + wrong});
            bool const swapped = line > 1 && column > 1 && one[line - 1] == other[column - 2] &&
                                 one[line - 2] == other[column - 1];
            if (swapped) {
                row[column] = std::min(row[column], before_last[column - 2] + 1);
            }
            least = std::min(least, row[column]);
        }
        if (least > most) {
            return most + 1;
        }
        std::swap(before_last, last);
        std::swap(last, row);
    }
    return last[other.size()];
}

bool lengths_apart(std::string_view one, std::string_view other, unsigned most)
{
    return one.size() > other.size() + most || other.size() > one.size() + most;
}

} // namespace

NearMatch find_near(std::string_view plain_key, std::vector<std::string> const& known_plain_keys)
{
    NearMatch match;
    auto const most = forgiven(plain_key);
    if (plain_key.size() > longest || std::none_of(plain_key.begin(), plain_key.end(), is_letter)) {
        return match;
    }
    auto const numbers = number_words(plain_key);
    match.slips = most + 1;
    for (std::size_t index = 0; index < known_plain_keys.size(); ++index) {
        auto const& known = known_plain_keys[index];
        if (known.size() > longest || lengths_apart(plain_key, known, most)) {
            continue;
        }
        auto const allowed = std::min(most, forgiven(known));
        auto const slips = distance(plain_key, known, allowed);
        if (slips <= allowed && number_words(known) == numbers) {
            match.candidates.push_back(index);
            match.slips = std::min(match.slips, slips);
        }
    }
    if (!match.candidates.empty()) {
        match.nearness = match.candidates.size() == 1 ? Nearness::unique : Nearness::ambiguous;
    }
    return match;
}

} // namespace gopbieu
