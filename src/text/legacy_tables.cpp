#include "text/legacy_tables.hpp"

#include <array>
#include <cstddef>
#include <string_view>

namespace gopbieu {

namespace {

// From A1 on, sixteen a line from B0; blanks are the combining marks. The capitals among the small
// letters (Ằ at AF and others) belong to the full standard; the .Vn fonts leave them empty.
constexpr std::u32string_view tcvn3_from_a1 = U"ĂÂÊÔƠƯĐăâêôơưđẰ"
                                              U"     àảãáạẲằẳẵắẴ"
                                              U"ẮẦẨẪẤỀặầẩẫấậèỂẻẽ"
                                              U"éẹềểễếệìỉỄẾỒĩíịò"
                                              U"Ổỏõóọồổỗốộờởỡớợù"
                                              U"ỖủũúụừửữứựỳỷỹýỵỐ";
static_assert(tcvn3_from_a1.size() == 0x100 - 0xa1);

struct VniMark {
    std::uint8_t byte; ///< of the small letter; the capital's is 20 hex lower
    Shape shape;
    Tone tone;
};

// F9 and F8 and so on are plain tones on every vowel; the others bring the hat or the bowl along.
constexpr std::array<VniMark, 5> vni_tones{{{0xf8, Shape::none, Tone::grave},
                                            {0xf9, Shape::none, Tone::acute},
                                            {0xfb, Shape::none, Tone::hook},
                                            {0xf5, Shape::none, Tone::tilde},
                                            {0xef, Shape::none, Tone::dot}}};
constexpr std::array<VniMark, 6> vni_hats{{{0xe2, Shape::circumflex, Tone::level},
                                           {0xe0, Shape::circumflex, Tone::grave},
                                           {0xe1, Shape::circumflex, Tone::acute},
                                           {0xe5, Shape::circumflex, Tone::hook},
                                           {0xe3, Shape::circumflex, Tone::tilde},
                                           {0xe4, Shape::circumflex, Tone::dot}}};
constexpr std::array<VniMark, 6> vni_bowls{{{0xea, Shape::breve, Tone::level},
                                            {0xe8, Shape::breve, Tone::grave},
                                            {0xe9, Shape::breve, Tone::acute},
                                            {0xfa, Shape::breve, Tone::hook},
                                            {0xfc, Shape::breve, Tone::tilde},
                                            {0xeb, Shape::breve, Tone::dot}}};

template <std::size_t size>
VniMark const* find_mark(std::array<VniMark, size> const& marks, std::uint8_t byte)
{
    for (auto const& mark : marks) {
        if (mark.byte == byte) {
            return &mark;
        }
    }
    return nullptr;
}

VniMark const* mark_for(Letter letter, std::uint8_t byte)
{
    bool const dotted_y = letter.base == 'y' && byte == 0xef; // ỵ has a byte of its own
    if (auto const* tone = find_mark(vni_tones, byte)) {
        return dotted_y ? nullptr : tone;
    }
    bool const plain = letter.shape == Shape::none;
    if (plain && (letter.base == 'a' || letter.base == 'e' || letter.base == 'o')) {
        if (auto const* hat = find_mark(vni_hats, byte)) {
            return hat;
        }
    }
    return plain && letter.base == 'a' ? find_mark(vni_bowls, byte) : nullptr;
}

} // namespace

char32_t tcvn3_character(std::uint8_t byte)
{
    if (byte < 0xa1) {
        return 0;
    }
    char32_t const character = tcvn3_from_a1[byte - 0xa1U];
    return character == U' ' ? 0 : character;
}

Tone tcvn3_mark(std::uint8_t byte)
{
    constexpr std::array marks{Tone::grave, Tone::hook, Tone::tilde, Tone::acute, Tone::dot};
    return byte >= 0xb0 && byte < 0xb0 + marks.size() ? marks[byte - 0xb0U] : Tone::level;
}

char32_t vni_single(std::uint8_t byte)
{
    constexpr std::u32string_view bytes = U"\u00f1\u00f4\u00f6\u00ed\u00ec\u00e6\u00f3\u00f2\u00ee";
    constexpr std::u32string_view letters = U"đơưíìỉĩịỵ";
    bool const capital = byte >= 0xc0 && byte < 0xe0;
    auto const at = bytes.find(static_cast<char32_t>(capital ? byte + 0x20 : byte));
    if (byte < 0xc0 || at == std::u32string_view::npos) {
        return 0;
    }
    return capital ? capital_letter(letters[at]) : letters[at];
}

char32_t vni_pair(char32_t letter, std::uint8_t mark)
{
    auto whole = letter_of(letter);
    bool const vowel = std::string_view("aeouy").find(whole.base) != std::string_view::npos;
    bool const horned = whole.shape == Shape::horn;
    if (!whole || !vowel || whole.tone != Tone::level || mark < 0xc0 ||
        (whole.shape != Shape::none && !horned)) {
        return 0;
    }
    // Clerks hold Shift for the letter and let it go for the mark: either case of mark is taken.
    auto const small = static_cast<std::uint8_t>(mark < 0xe0 ? mark + 0x20 : mark);
    auto const* found = mark_for(whole, small);
    if (found == nullptr) {
        return 0;
    }
    whole.tone = found->tone;
    if (!horned) {
        whole.shape = found->shape;
    }
    return character_of(whole);
}

} // namespace gopbieu
