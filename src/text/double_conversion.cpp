#include "text/double_conversion.hpp"

#include "text/letter.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace gopbieu {

namespace {

struct Damage {
    char32_t was;
    char32_t became;
};

// Only letters from C0 to FF changed; a capital became a small letter.
constexpr auto damages = std::to_array<Damage>(
    {{U'á', U'ỏ'}, {U'ã', U'ó'}, {U'â', U'õ'}, {U'é', U'ộ'}, {U'è', U'ố'}, {U'ê', U'ờ'},
     {U'í', U'ớ'}, {U'ì', U'ỡ'}, {U'ó', U'ú'}, {U'ò', U'ũ'}, {U'õ', U'ừ'}, {U'ô', U'ụ'},
     {U'ú', U'ỳ'}, {U'ù', U'ự'}, {U'É', U'ẫ'}, {U'È', U'ẩ'}, {U'Ê', U'ấ'}, {U'Ì', U'è'},
     {U'Ó', U'ể'}, {U'Ò', U'ề'}, {U'Õ', U'ế'}, {U'Ô', U'ễ'}, {U'Ý', U'í'}});

char32_t before_damage(char32_t character)
{
    auto const found = std::find_if(damages.begin(), damages.end(), [&](Damage const& each) {
        return each.became == small_letter(character);
    });
    return found == damages.end() ? 0 : found->was;
}

struct Word {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::u32string text;                  ///< as it will be written
    std::vector<std::u32string> readings; ///< with damaged letters put back, some or all
    bool known = false;
    bool repaired = false;
};

std::u32string small(std::u32string_view text)
{
    std::u32string out(text);
    std::transform(out.begin(), out.end(), out.begin(), small_letter);
    return out;
}

// A letter of the damaged kind may also be a sound one ("nhỏ"): every choice is a reading. A
// syllable has at most two such letters; four are plenty.
std::vector<std::u32string> readings_of(std::u32string_view word)
{
    std::vector<std::size_t> places;
    for (std::size_t at = 0; at < word.size(); ++at) {
        if (before_damage(word[at]) != 0) {
            places.push_back(at);
        }
    }
    std::vector<std::u32string> readings;
    constexpr std::size_t most_places = 4;
    if (places.size() > most_places) {
        return readings;
    }
    for (unsigned choice = 1; choice < (1U << places.size()); ++choice) {
        std::u32string reading(word);
        for (std::size_t place = 0; place < places.size(); ++place) {
            if ((choice & (1U << place)) != 0) {
                reading[places[place]] = before_damage(word[places[place]]);
            }
        }
        readings.push_back(std::move(reading));
    }
    return readings;
}

std::vector<Word> words_of(std::u32string_view text)
{
    std::vector<Word> words;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && letter_of(text[end])) {
            ++end;
        }
        if (end > at) {
            auto const word = text.substr(at, end - at);
            words.push_back({at, end, std::u32string(word), readings_of(word), false, false});
        }
        at = std::max(end, at + 1);
    }
    return words;
}

bool knows(Vocabulary const& vocabulary, std::u32string_view words)
{
    return vocabulary(to_utf8(small(words)));
}

// The one reading that the vocabulary knows, put into words by `phrase`.
template <typename Phrase>
std::u32string const* only_known(Word const& word, Vocabulary const& vocabulary, Phrase phrase)
{
    std::u32string const* found = nullptr;
    for (auto const& reading : word.readings) {
        if (knows(vocabulary, phrase(reading))) {
            if (found != nullptr) {
                return nullptr;
            }
            found = &reading;
        }
    }
    return found;
}

void put_back(Word& word, std::u32string const& reading)
{
    bool const shouted = word.text.size() > 1 && letter_of(word.text[1]).capital;
    auto text = reading;
    if (shouted) {
        std::transform(text.begin(), text.end(), text.begin(), capital_letter);
    }
    word.text = std::move(text);
    word.repaired = true;
}

void repair_unknown(std::vector<Word>& words, Vocabulary const& vocabulary)
{
    for (auto& word : words) {
        word.known = knows(vocabulary, word.text);
        if (word.known) {
            continue;
        }
        auto const itself = [](std::u32string const& reading) { return reading; };
        if (auto const* reading = only_known(word, vocabulary, itself)) {
            put_back(word, std::u32string(*reading));
        }
    }
}

// "đó" is a good word; before a "có" that was "cú" it was "đã".
void repair_beside(Word& word, Word const& neighbour, bool before, Vocabulary const& vocabulary)
{
    auto const pair = [&](std::u32string const& reading) {
        return before ? neighbour.text + U' ' + reading : reading + U' ' + neighbour.text;
    };
    if (!neighbour.repaired || word.repaired || word.readings.empty() ||
        knows(vocabulary, pair(word.text))) {
        return;
    }
    if (auto const* reading = only_known(word, vocabulary, pair)) {
        put_back(word, std::u32string(*reading));
    }
}

std::string write(std::u32string_view text, std::vector<Word> const& words)
{
    std::u32string out;
    std::size_t at = 0;
    for (auto const& word : words) {
        out += text.substr(at, word.begin - at);
        out += word.text;
        at = word.end;
    }
    out += text.substr(at);
    return to_utf8(out);
}

} // namespace

std::optional<UndoneConversion> undo_double_conversion(std::string_view nfc,
                                                       Vocabulary const& vocabulary)
{
    auto const text = to_characters(nfc);
    bool const damageable = std::any_of(
        text.begin(), text.end(), [](char32_t character) { return before_damage(character) != 0; });
    if (!vocabulary || !damageable) {
        return std::nullopt;
    }
    auto words = words_of(text);
    repair_unknown(words, vocabulary);
    for (std::size_t at = 0; at + 1 < words.size(); ++at) {
        repair_beside(words[at + 1], words[at], true, vocabulary);
    }
    for (std::size_t at = words.size(); at-- > 1;) {
        repair_beside(words[at - 1], words[at], false, vocabulary);
    }
    UndoneConversion undone;
    for (auto const& word : words) {
        undone.repaired += word.repaired ? 1U : 0U;
        undone.unknown += word.known || word.repaired ? 0U : 1U;
    }
    if (undone.repaired == 0) {
        return std::nullopt;
    }
    undone.text = write(text, words);
    return undone;
}

} // namespace gopbieu
