#include "text/letter.hpp"

#include "text/utf8.hpp"

#include <array>
#include <cstddef>

namespace gopbieu {

namespace {

struct Vowel {
    char base;
    Shape shape;
    std::u32string_view small;    ///< in the order of Tone
    std::u32string_view capitals; ///< in the order of Tone
};

constexpr std::array<Vowel, 12> vowels{{
    {'a', Shape::none, U"aàáảãạ", U"AÀÁẢÃẠ"},
    {'a', Shape::breve, U"ăằắẳẵặ", U"ĂẰẮẲẴẶ"},
    {'a', Shape::circumflex, U"âầấẩẫậ", U"ÂẦẤẨẪẬ"},
    {'e', Shape::none, U"eèéẻẽẹ", U"EÈÉẺẼẸ"},
    {'e', Shape::circumflex, U"êềếểễệ", U"ÊỀẾỂỄỆ"},
    {'i', Shape::none, U"iìíỉĩị", U"IÌÍỈĨỊ"},
    {'o', Shape::none, U"oòóỏõọ", U"OÒÓỎÕỌ"},
    {'o', Shape::circumflex, U"ôồốổỗộ", U"ÔỒỐỔỖỘ"},
    {'o', Shape::horn, U"ơờớởỡợ", U"ƠỜỚỞỠỢ"},
    {'u', Shape::none, U"uùúủũụ", U"UÙÚỦŨỤ"},
    {'u', Shape::horn, U"ưừứửữự", U"ƯỪỨỬỮỰ"},
    {'y', Shape::none, U"yỳýỷỹỵ", U"YỲÝỶỸỴ"},
}};

constexpr char32_t low_end = 0x1b1;     // past ư
constexpr char32_t high_begin = 0x1ea0; // Ạ
constexpr char32_t high_end = 0x1efa;   // past ỹ

constexpr std::size_t slot(char32_t character)
{
    return character < low_end ? character : low_end + (character - high_begin);
}

using Letters = std::array<Letter, low_end + (high_end - high_begin)>;

constexpr Letters make_letters()
{
    Letters letters{};
    for (char32_t character = 'a'; character <= 'z'; ++character) {
        auto const base = static_cast<char>(character);
        letters[character] = {base, Shape::none, Tone::level, false};
        letters[character - 'a' + 'A'] = {base, Shape::none, Tone::level, true};
    }
    for (auto const& vowel : vowels) {
        for (std::size_t tone = 0; tone < vowel.small.size(); ++tone) {
            auto const as_tone = static_cast<Tone>(tone);
            letters[slot(vowel.small[tone])] = {vowel.base, vowel.shape, as_tone, false};
            letters[slot(vowel.capitals[tone])] = {vowel.base, vowel.shape, as_tone, true};
        }
    }
    letters[slot(U'đ')] = {'d', Shape::stroke, Tone::level, false};
    letters[slot(U'Đ')] = {'d', Shape::stroke, Tone::level, true};
    return letters;
}

constexpr Letters letters_by_slot = make_letters();

} // namespace

Letter letter_of(char32_t character)
{
    if (character < low_end || (character >= high_begin && character < high_end)) {
        return letters_by_slot[slot(character)];
    }
    return {};
}

char32_t character_of(Letter letter)
{
    if (letter.base == 'd' && letter.shape == Shape::stroke) {
        return letter.capital ? U'Đ' : U'đ';
    }
    Vowel const* nearest = nullptr;
    for (auto const& vowel : vowels) {
        if (vowel.base == letter.base && (nearest == nullptr || vowel.shape == letter.shape)) {
            nearest = &vowel;
        }
    }
    if (nearest != nullptr) {
        auto const& row = letter.capital ? nearest->capitals : nearest->small;
        return row[static_cast<std::size_t>(letter.tone)];
    }
    auto const base = static_cast<char32_t>(static_cast<unsigned char>(letter.base));
    return letter.capital && base != 0 ? base - 'a' + 'A' : base;
}

CombiningMark mark_of(char32_t character)
{
    switch (character) {
    case 0x300:
    case 0x340:
        return {Tone::grave, Shape::none};
    case 0x301:
    case 0x341:
        return {Tone::acute, Shape::none};
    case 0x303:
        return {Tone::tilde, Shape::none};
    case 0x309:
        return {Tone::hook, Shape::none};
    case 0x323:
        return {Tone::dot, Shape::none};
    case 0x302:
        return {Tone::level, Shape::circumflex};
    case 0x306:
        return {Tone::level, Shape::breve};
    case 0x31b:
        return {Tone::level, Shape::horn};
    case 0x335: // strokes through a d
    case 0x336:
        return {Tone::level, Shape::stroke};
    default:
        return {};
    }
}

std::u32string to_characters(std::string_view valid_utf8)
{
    std::u32string characters;
    characters.reserve(valid_utf8.size());
    while (!valid_utf8.empty()) {
        auto const step = first_character(valid_utf8);
        characters += step.character;
        valid_utf8.remove_prefix(step.length);
    }
    return characters;
}

std::string to_utf8(std::u32string_view characters)
{
    std::string text;
    text.reserve(characters.size() * 2);
    for (char32_t const character : characters) {
        append_utf8(text, character);
    }
    return text;
}

char32_t small_letter(char32_t character)
{
    auto letter = letter_of(character);
    if (!letter.capital) {
        return character;
    }
    letter.capital = false;
    return character_of(letter);
}

char32_t capital_letter(char32_t character)
{
    auto letter = letter_of(character);
    if (!letter || letter.capital) {
        return character;
    }
    letter.capital = true;
    return character_of(letter);
}

} // namespace gopbieu
