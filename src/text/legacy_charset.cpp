#include "text/legacy_charset.hpp"

#include "text/legacy_units.hpp"
#include "text/letter.hpp"
#include "text/syllable.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <vector>

namespace gopbieu {

namespace {

bool has_capital_inside(std::u32string_view word)
{
    for (std::size_t at = 1; at < word.size(); ++at) {
        auto const before = letter_of(word[at - 1]);
        if (word[at] >= 0xa1 && letter_of(word[at]).capital && before && !before.capital) {
            return true;
        }
    }
    return false;
}

struct AsItStands {
    std::size_t words = 0; ///< with a letter beyond ASCII
    std::size_t good_words = 0;
};

AsItStands judge_as_it_stands(std::u32string_view text)
{
    AsItStands found;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        bool beyond_ascii = false;
        for (; end < text.size() && stands_in_word(text[end]); ++end) {
            beyond_ascii = beyond_ascii || text[end] >= 0xa1;
        }
        if (beyond_ascii) {
            auto const word = text.substr(at, end - at);
            ++found.words;
            found.good_words += is_syllable(word) && !has_capital_inside(word) ? 1U : 0U;
        }
        at = std::max(end, at + 1);
    }
    return found;
}

struct Judgement {
    std::size_t words = 0, good_words = 0, known_words = 0;
    std::size_t abbreviations = 0, changes = 0, odd = 0;
    std::size_t beside = 0, beside_good = 0; ///< words without accents, good in either reading
};

std::u32string small_word(DecodedText const& decoded, std::size_t begin, std::size_t end)
{
    std::u32string word;
    for (std::size_t at = begin; at < end; ++at) {
        word += small_letter(decoded[at].character);
    }
    return word;
}

// "TCCSĐ", "ĐV": capitals that are no syllable and need not be one. Only Đ is decoded in them:
// other languages have words in capitals with Ä and Ö.
bool is_abbreviation(DecodedText const& decoded, std::size_t begin, std::size_t end)
{
    for (std::size_t at = begin; at < end; ++at) {
        auto const letter = letter_of(decoded[at].character);
        if (!letter.capital || (decoded[at].changed && letter.shape != Shape::stroke)) {
            return false;
        }
    }
    return end - begin >= 2 && end - begin <= 8;
}

// "5 µm" is no à.
bool is_micrometre(std::u32string_view word)
{
    return word == U"àm";
}

void judge_word(Judgement& judgement,
                DecodedText const& decoded,
                std::size_t begin,
                std::size_t end,
                Vocabulary const& vocabulary)
{
    std::size_t changes = 0;
    std::size_t odd = 0;
    for (std::size_t at = begin; at < end; ++at) {
        changes += decoded[at].changed ? 1U : 0U;
        odd += decoded[at].odd ? 1U : 0U;
    }
    auto const word = small_word(decoded, begin, end);
    if (word.size() < 2 || is_micrometre(word)) {
        return; // no evidence either way
    }
    bool const good = is_syllable(word);
    if (changes == 0) {
        ++judgement.beside;
        judgement.beside_good += good ? 1U : 0U;
        return;
    }
    bool const known = vocabulary && vocabulary(to_utf8(word));
    if (!good && !known && is_abbreviation(decoded, begin, end)) {
        judgement.abbreviations += odd > 0 ? 1U : 0U;
        judgement.odd += odd;
        return;
    }
    ++judgement.words;
    judgement.good_words += good || known ? 1U : 0U;
    judgement.known_words += known ? 1U : 0U;
    judgement.changes += changes;
    judgement.odd += odd;
}

Judgement judge(DecodedText const& decoded, Vocabulary const& vocabulary)
{
    Judgement judgement;
    for (std::size_t at = 0; at < decoded.size();) {
        std::size_t end = at;
        while (end < decoded.size() && stands_in_word(decoded[end].character)) {
            ++end;
        }
        judge_word(judgement, decoded, at, end, vocabulary);
        at = std::max(end, at + 1);
    }
    return judgement;
}

struct Candidate {
    Charset charset = Charset::unicode;
    DecodedText decoded;
    Judgement judgement;
};

/// Nothing: the candidate is no better than the text as it stands.
std::optional<Sureness>
sureness_of(Candidate const& candidate, AsItStands const& stands, CharsetHint hint)
{
    auto const& found = candidate.judgement;
    bool const all_good = found.words > 0 && found.good_words == found.words;
    bool const nearly_all = found.words > 0 && found.good_words * 10 >= found.words * 9;
    bool const all_known = found.words > 0 && found.known_words == found.words;
    bool const by_font = hint.font == candidate.charset;
    bool const good_already = stands.good_words == stands.words;
    if (all_good && found.odd > 0 && !good_already) {
        bool const among_good = found.beside >= 2 && found.beside_good == found.beside;
        bool const much =
            found.words >= 2 || found.changes >= 2 || among_good || all_known || by_font;
        return much ? Sureness::certain : Sureness::plausible;
    }
    if (nearly_all && found.odd > 0 && found.good_words > stands.good_words) {
        return Sureness::plausible;
    }
    if (all_good && (all_known || by_font)) {
        return Sureness::plausible;
    }
    if (found.words == 0 && found.abbreviations > 0 && stands.good_words == 0) {
        return Sureness::plausible;
    }
    return std::nullopt;
}

// More of the words good; then more of them known; then what the font says.
bool is_better(Candidate const& one, Candidate const& other, CharsetHint hint)
{
    auto const left = one.judgement.good_words * other.judgement.words;
    auto const right = other.judgement.good_words * one.judgement.words;
    if (left != right) {
        return left > right;
    }
    if (one.judgement.known_words != other.judgement.known_words) {
        return one.judgement.known_words > other.judgement.known_words;
    }
    return one.charset == hint.font && other.charset != hint.font;
}

std::u32string characters_of(DecodedText const& decoded)
{
    std::u32string text;
    text.reserve(decoded.size());
    for (auto const& each : decoded) {
        text += each.character;
    }
    return text;
}

std::vector<Candidate> candidates_for(std::u32string_view text, Vocabulary const& vocabulary)
{
    std::vector<Candidate> candidates;
    for (auto const page : {CodePage::western_1252, CodePage::vietnamese_1258}) {
        auto const units = units_of(text, page);
        if (!units) {
            continue;
        }
        auto tcvn3 = decode_tcvn3(*units);
        auto const found_tcvn3 = judge(tcvn3, vocabulary);
        candidates.push_back({Charset::tcvn3, std::move(tcvn3), found_tcvn3});
        if (auto decoded = decode_vni(*units)) {
            auto const found = judge(*decoded, vocabulary);
            candidates.push_back({Charset::vni, std::move(*decoded), found});
        }
    }
    return candidates;
}

bool is_ascii(std::string_view text)
{
    return std::all_of(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool contains_small(std::string_view text, std::string_view small)
{
    auto const found = std::search(
        text.begin(), text.end(), small.begin(), small.end(), [](char left, char right) {
            return (left >= 'A' && left <= 'Z' ? static_cast<char>(left + 32) : left) == right;
        });
    return found != text.end();
}

LegacyText finish(Candidate const& candidate, Sureness sureness, CharsetHint hint)
{
    auto text = to_nfc(to_utf8(characters_of(candidate.decoded)));
    if (hint.capitals && candidate.charset == Charset::tcvn3) {
        text = in_capitals(text);
    }
    auto const& found = candidate.judgement;
    return {candidate.charset, sureness, std::move(text), found.words, found.good_words, found.odd};
}

} // namespace

std::optional<LegacyText>
decode_legacy(std::string_view text, CharsetHint hint, Vocabulary const& vocabulary)
{
    if (is_ascii(text)) {
        return std::nullopt;
    }
    auto const characters = to_characters(text);
    auto const stands = judge_as_it_stands(characters);
    bool const outside_help = vocabulary || hint.font != Charset::unicode;
    if (stands.words == 0 || (stands.words == stands.good_words && !outside_help)) {
        return std::nullopt;
    }
    Candidate best;
    std::optional<Sureness> best_sureness;
    bool tied = false;
    for (auto& candidate : candidates_for(characters, vocabulary)) {
        auto const sureness = sureness_of(candidate, stands, hint);
        if (!sureness) {
            continue;
        }
        bool const better = !best_sureness || is_better(candidate, best, hint);
        tied = !better && !is_better(best, candidate, hint);
        if (better) {
            best = std::move(candidate);
            best_sureness = sureness;
        }
    }
    if (!best_sureness || tied) {
        return std::nullopt;
    }
    return finish(best, *best_sureness, hint);
}

CharsetHint hint_of_font(std::string_view font_name)
{
    if (contains_small(font_name, "vni")) {
        return {Charset::vni, false};
    }
    if (font_name.starts_with('.') && contains_small(font_name.substr(1, 2), "vn")) {
        return {Charset::tcvn3, font_name.ends_with('H') || font_name.ends_with('h')};
    }
    return {};
}

std::string in_capitals(std::string_view valid_utf8)
{
    auto characters = to_characters(valid_utf8);
    for (auto& character : characters) {
        character = capital_letter(character);
    }
    return to_utf8(characters);
}

} // namespace gopbieu
