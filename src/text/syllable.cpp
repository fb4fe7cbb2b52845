#include "text/syllable.hpp"

#include "text/letter.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

namespace gopbieu {

// A word is spelt here with one byte a letter and without its tone, so that a rime is a short
// ASCII string: A ă, B â, E ê, O ô, P ơ, U ư, D đ.

namespace {

constexpr std::size_t longest_syllable = 7; // nghiêng

constexpr std::array<std::string_view, 28> onsets{
    "",  "b",  "c",   "ch", "d", "D",  "g",  "gh", "gi", "h", "k",  "kh", "l", "m",
    "n", "ng", "ngh", "nh", "p", "ph", "qu", "r",  "s",  "t", "th", "tr", "v", "x"};

constexpr std::array rimes = [] {
    auto list = std::to_array<std::string_view>(
        {"a",    "ac",   "ach",  "ai",   "am",   "an",   "ang",  "anh", "ao",  "ap",   "at",
         "au",   "ay",   "Ac",   "Am",   "An",   "Ang",  "Ap",   "At",  "Bc",  "Bm",   "Bn",
         "Bng",  "Bp",   "Bt",   "Bu",   "By",   "e",    "ec",   "em",  "en",  "eng",  "eo",
         "ep",   "et",   "E",    "Ech",  "Em",   "En",   "Enh",  "Ep",  "Et",  "Eu",   "i",
         "ia",   "ich",  "im",   "in",   "inh",  "ip",   "it",   "iu",  "iEc", "iEm",  "iEn",
         "iEng", "iEp",  "iEt",  "iEu",  "yEm",  "yEn",  "yEng", "yEt", "yEu", "o",    "oc",
         "oi",   "om",   "on",   "ong",  "op",   "ot",   "oong", "ooc", "O",   "Oc",   "Oi",
         "Om",   "On",   "Ong",  "Op",   "Ot",   "P",    "Pi",   "Pm",  "Pn",  "Pp",   "Pt",
         "u",    "ua",   "uc",   "ui",   "um",   "un",   "ung",  "up",  "ut",  "uOc",  "uOi",
         "uOm",  "uOn",  "uOng", "uOt",  "U",    "Ua",   "Uc",   "Ui",  "Um",  "Un",   "Ung",
         "Ut",   "Uu",   "UPc",  "UPi",  "UPm",  "UPn",  "UPng", "UPp", "UPt", "UPu",  "oa",
         "oac",  "oach", "oai",  "oam",  "oan",  "oang", "oanh", "oao", "oap", "oat",  "oay",
         "oAc",  "oAm",  "oAn",  "oAng", "oAt",  "oe",   "oen",  "oeo", "oet", "uBn",  "uBng",
         "uBt",  "uBy",  "uE",   "uEch", "uEn",  "uEnh", "uP",   "uy",  "uya", "uych", "uyn",
         "uynh", "uyp",  "uyt",  "uyu",  "uyEn", "uyEt", "y",    "ych", "yn",  "ynh",  "yt"});
    std::sort(list.begin(), list.end());
    return list;
}();

bool is_vowel(char letter)
{
    return std::string_view("aABeEioOPuUy").find(letter) != std::string_view::npos;
}

bool is_front(char vowel)
{
    return vowel == 'e' || vowel == 'E' || vowel == 'i' || vowel == 'y';
}

// c, k and q, g and gh, ng and ngh write one sound each; the next vowel decides.
bool go_together(std::string_view onset, std::string_view rime)
{
    char const vowel = rime.front();
    if (onset == "c" || onset == "ng") {
        return !is_front(vowel);
    }
    if (onset == "k") {
        return is_front(vowel);
    }
    if (onset == "gh" || onset == "ngh") {
        return is_front(vowel) && vowel != 'y';
    }
    if (onset == "g") {
        // gì, gìn, giêng: the i serves twice; gia and giu are gi-a and gi-u.
        return !is_front(vowel) || (vowel == 'i' && rime != "ia" && rime != "iu");
    }
    if (onset == "gi") {
        return vowel != 'i' && vowel != 'E' && vowel != 'y'; // giêng is g-iêng
    }
    if (onset == "qu") {
        return std::string_view("aABeEiyP").find(vowel) != std::string_view::npos || rime == "Oc";
    }
    if (vowel == 'y' && rime.size() > 1) {
        return onset.empty(); // yêu, yên
    }
    return !onset.empty() || !rime.starts_with("iE");
}

bool fits_tone(std::string_view rime, Tone tone)
{
    char const last = rime.back();
    bool const stopped = last == 'p' || last == 't' || last == 'c' || rime.ends_with("ch");
    return !stopped || tone == Tone::acute || tone == Tone::dot;
}

struct Nucleus {
    std::size_t begin;
    std::size_t end;
};

Nucleus nucleus_of(std::string_view rime)
{
    std::size_t end = 0;
    while (end < rime.size() && is_vowel(rime[end])) {
        ++end;
    }
    return {0, end};
}

// Where the school books put the tone, counted from the start of the rime.
std::size_t tone_place(std::string_view rime)
{
    auto const nucleus = nucleus_of(rime);
    for (std::size_t at = nucleus.end; at > 0; --at) {
        if (std::string_view("ABEOPU").find(rime[at - 1]) != std::string_view::npos) {
            return at - 1;
        }
    }
    bool const closed = nucleus.end < rime.size();
    bool const glide = rime.starts_with("oa") || rime.starts_with("oe") || rime.starts_with("uy");
    if (nucleus.end == 1 || (nucleus.end == 2 && !closed && !glide)) {
        return 0;
    }
    return 1;
}

// "hòa" and "hòan" for "hoà" and "hoàn"; "qúy" and "gìa" for "quý" and "già".
bool is_tone_place(std::string_view onset, std::string_view rime, std::size_t at)
{
    if (at == onset.size() + tone_place(rime)) {
        return true;
    }
    bool const glide = rime.starts_with("oa") || rime.starts_with("oe") || rime.starts_with("uy");
    bool const shaped =
        std::any_of(rime.begin(), rime.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (glide && !shaped && at == onset.size()) {
        return true;
    }
    bool const open = nucleus_of(rime).end == rime.size();
    bool const vowel_in_onset = onset == "qu" || onset == "gi";
    return vowel_in_onset && open && rime.size() == 1 && at == 1;
}

struct Spelling {
    std::array<char, longest_syllable> letters{};
    std::size_t size = 0;
    Tone tone = Tone::level;
    std::size_t tone_at = 0;

    [[nodiscard]] std::string_view word() const { return {letters.data(), size}; }
};

char spelling_of(Letter letter)
{
    if (letter.shape == Shape::none) {
        return letter.base;
    }
    switch (letter.base) {
    case 'a':
        return letter.shape == Shape::breve ? 'A' : 'B';
    case 'o':
        return letter.shape == Shape::horn ? 'P' : 'O';
    case 'e':
        return 'E';
    case 'u':
        return 'U';
    default:
        return 'D';
    }
}

std::optional<Spelling> spell(std::u32string_view word)
{
    Spelling spelling;
    if (word.empty() || word.size() > longest_syllable) {
        return std::nullopt;
    }
    for (char32_t const character : word) {
        auto const letter = letter_of(character);
        bool const second_tone = letter.tone != Tone::level && spelling.tone != Tone::level;
        if (!letter || second_tone) {
            return std::nullopt;
        }
        if (letter.tone != Tone::level) {
            spelling.tone = letter.tone;
            spelling.tone_at = spelling.size;
        }
        spelling.letters[spelling.size++] = spelling_of(letter);
    }
    return spelling;
}

bool is_good(Spelling const& spelling, std::string_view onset)
{
    auto const word = spelling.word();
    if (!word.starts_with(onset) || word.size() == onset.size()) {
        return false;
    }
    auto const rime = word.substr(onset.size());
    return std::binary_search(rimes.begin(), rimes.end(), rime) && go_together(onset, rime) &&
           fits_tone(rime, spelling.tone) &&
           (spelling.tone == Tone::level || is_tone_place(onset, rime, spelling.tone_at));
}

char32_t character_for(char spelt, Tone tone)
{
    switch (spelt) {
    case 'A':
        return character_of({'a', Shape::breve, tone});
    case 'B':
        return character_of({'a', Shape::circumflex, tone});
    case 'E':
        return character_of({'e', Shape::circumflex, tone});
    case 'O':
        return character_of({'o', Shape::circumflex, tone});
    case 'P':
        return character_of({'o', Shape::horn, tone});
    case 'U':
        return character_of({'u', Shape::horn, tone});
    case 'D':
        return U'đ';
    default:
        return character_of({spelt, Shape::none, tone});
    }
}

std::string write(std::string_view onset, std::string_view rime, Tone tone)
{
    std::u32string word;
    for (char const letter : onset) {
        word += character_for(letter, Tone::level);
    }
    for (std::size_t at = 0; at < rime.size(); ++at) {
        word += character_for(rime[at], at == tone_place(rime) ? tone : Tone::level);
    }
    return to_utf8(word);
}

} // namespace

bool is_syllable(std::u32string_view word)
{
    auto const spelling = spell(word);
    return spelling && std::any_of(onsets.begin(), onsets.end(), [&](std::string_view onset) {
               return is_good(*spelling, onset);
           });
}

bool is_syllable(std::string_view valid_utf8)
{
    return is_syllable(to_characters(valid_utf8));
}

std::vector<std::string> all_syllables()
{
    constexpr std::array tones{
        Tone::level, Tone::grave, Tone::acute, Tone::hook, Tone::tilde, Tone::dot};
    std::vector<std::string> words;
    for (auto const onset : onsets) {
        for (auto const rime : rimes) {
            for (auto const tone : tones) {
                if (go_together(onset, rime) && fits_tone(rime, tone)) {
                    words.push_back(write(onset, rime, tone));
                }
            }
        }
    }
    return words;
}

} // namespace gopbieu
