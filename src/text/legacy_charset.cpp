#include "text/legacy_charset.hpp"

#include "text/legacy_tables.hpp"
#include "text/letter.hpp"
#include "text/syllable.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace gopbieu {

namespace {

/// A character as the byte that the old program wrote, or (byte 0) one that is no such byte.
struct Unit {
    std::uint8_t byte = 0;
    char32_t shown = 0; ///< the character in the file
};
using Units = std::vector<Unit>;

enum class CodePage : std::uint8_t { western_1252, vietnamese_1258 };

struct Difference {
    std::uint8_t byte;
    char32_t in_1252;
    char32_t in_1258;
};

// Where 1258 shows another character than 1252 above A0.
constexpr std::array<Difference, 14> differences{{{0xc3, 0xc3, U'Ă'},
                                                  {0xcc, 0xcc, 0x300},
                                                  {0xd0, 0xd0, U'Đ'},
                                                  {0xd2, 0xd2, 0x309},
                                                  {0xd5, 0xd5, U'Ơ'},
                                                  {0xdd, 0xdd, U'Ư'},
                                                  {0xde, 0xde, 0x303},
                                                  {0xe3, 0xe3, U'ă'},
                                                  {0xec, 0xec, 0x301},
                                                  {0xf0, 0xf0, U'đ'},
                                                  {0xf2, 0xf2, 0x323},
                                                  {0xf5, 0xf5, U'ơ'},
                                                  {0xfd, 0xfd, U'ư'},
                                                  {0xfe, 0xfe, U'₫'}}};

constexpr char32_t dong_sign = 0x20ab; // 1258 shows it for FE

bool is_latin1(char32_t character)
{
    return character >= 0xa1 && character <= 0xff;
}

std::optional<std::uint8_t> byte_in_1258(char32_t character)
{
    for (auto const& difference : differences) {
        if (character == difference.in_1258) {
            return difference.byte;
        }
        if (character == difference.in_1252) {
            return std::nullopt;
        }
    }
    return is_latin1(character) ? std::optional(static_cast<std::uint8_t>(character))
                                : std::nullopt;
}

// Smart quotes, dashes and the like stand in both code pages and in no word.
bool is_word_like(char32_t character)
{
    return (character >= 0xc0 && character < 0x2000) || (character >= 0x2c00 && character < 0xe000);
}

char32_t combining(Tone tone)
{
    constexpr std::array<char32_t, 6> marks{0, 0x300, 0x301, 0x309, 0x303, 0x323};
    return marks[static_cast<std::size_t>(tone)];
}

// The gate composes: "y" and the mark that 1258 shows for D2 have become "ỷ".
bool append_1258(Units& units, char32_t shown)
{
    if (auto const byte = byte_in_1258(shown)) {
        units.push_back({*byte, shown});
        return true;
    }
    auto letter = letter_of(shown);
    if (letter.tone != Tone::level) {
        auto const mark = byte_in_1258(combining(letter.tone));
        letter.tone = Tone::level;
        auto const base = character_of(letter);
        auto const base_byte = base < 0x80 ? static_cast<std::uint8_t>(base) : byte_in_1258(base);
        if (base_byte && mark) {
            units.push_back({*base_byte, base});
            units.push_back({*mark, combining(Tone::hook)});
            return true;
        }
    }
    units.push_back({0, shown});
    return !is_word_like(shown);
}

std::optional<Units> units_of(std::u32string_view text, CodePage page)
{
    Units units;
    units.reserve(text.size() + 8);
    bool own_character = page == CodePage::western_1252;
    for (char32_t const shown : text) {
        if (shown < 0xa1) {
            units.push_back({static_cast<std::uint8_t>(shown), shown});
        } else if (page == CodePage::vietnamese_1258) {
            own_character =
                own_character || shown == dong_sign || (shown > 0xff && is_word_like(shown));
            if (!append_1258(units, shown)) {
                return std::nullopt;
            }
        } else if (is_latin1(shown)) {
            units.push_back({static_cast<std::uint8_t>(shown), shown});
        } else if (is_word_like(shown)) {
            return std::nullopt;
        } else {
            units.push_back({0, shown});
        }
    }
    return own_character ? std::optional(std::move(units)) : std::nullopt;
}

/// A decoded character and how it came about.
struct Decoded {
    char32_t character = 0;
    bool changed = false;
    bool odd = false; ///< was no Vietnamese letter, or a capital inside a word
};
using DecodedText = std::vector<Decoded>;

bool is_odd(Units const& units, std::size_t at)
{
    auto const here = letter_of(units[at].shown);
    bool const after_small =
        at > 0 && letter_of(units[at - 1].shown) && !letter_of(units[at - 1].shown).capital;
    return units[at].byte >= 0xa1 && (!here || (here.capital && after_small));
}

std::optional<DecodedText> decode_tcvn3(Units const& units)
{
    DecodedText decoded;
    decoded.reserve(units.size());
    for (std::size_t at = 0; at < units.size(); ++at) {
        auto const [byte, shown] = units[at];
        auto const mark = tcvn3_mark(byte);
        auto last = decoded.empty() ? Letter{} : letter_of(decoded.back().character);
        bool const vowel = std::string_view("aeiouy").find(last.base) != std::string_view::npos;
        if (mark != Tone::level && last && vowel && last.tone == Tone::level) {
            last.tone = mark;
            decoded.back() = {character_of(last), true, true};
            continue;
        }
        char32_t const character = tcvn3_character(byte);
        bool const changed = character != 0;
        decoded.push_back({changed ? character : shown, changed, changed && is_odd(units, at)});
    }
    return decoded;
}

std::optional<DecodedText> decode_vni(Units const& units)
{
    DecodedText decoded;
    decoded.reserve(units.size());
    for (std::size_t at = 0; at < units.size(); ++at) {
        auto const [byte, shown] = units[at];
        char32_t const single = vni_single(byte);
        char32_t const letter = single != 0 ? single : shown;
        if (byte >= 0xc0 && single == 0) {
            return std::nullopt; // a mark without its letter
        }
        char32_t const pair =
            at + 1 < units.size() ? vni_pair(letter, units[at + 1].byte) : char32_t{0};
        if (pair != 0) {
            decoded.push_back({pair, true, is_odd(units, at) || is_odd(units, at + 1)});
            ++at;
            continue;
        }
        bool const changed = single != 0 && single != shown;
        decoded.push_back({letter, changed, changed && is_odd(units, at)});
    }
    return decoded;
}

// Words as they stand, before decoding: letters of any kind, and the symbols that are letters in
// the old fonts ("®¶ng").
bool stands_in_word(char32_t character)
{
    return letter_of(character) || is_latin1(character) || is_word_like(character) ||
           character == dong_sign;
}

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
};

std::u32string small_word(DecodedText const& decoded, std::size_t begin, std::size_t end)
{
    std::u32string word;
    for (std::size_t at = begin; at < end; ++at) {
        word += small_letter(decoded[at].character);
    }
    return word;
}

// "TCCSĐ", "ĐV": capitals that are no syllable and need not be one.
bool is_abbreviation(DecodedText const& decoded, std::size_t begin, std::size_t end)
{
    for (std::size_t at = begin; at < end; ++at) {
        if (!letter_of(decoded[at].character).capital) {
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
    if (changes == 0 || word.size() < 2 || is_micrometre(word)) {
        return; // no evidence either way
    }
    bool const good = is_syllable(word);
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
        bool const much = found.words >= 2 || found.changes >= 2 || all_known || by_font;
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
        if (auto decoded = decode_tcvn3(*units)) {
            auto const found = judge(*decoded, vocabulary);
            candidates.push_back({Charset::tcvn3, std::move(*decoded), found});
        }
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
