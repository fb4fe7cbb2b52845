#include "text/marks.hpp"

#include "text/letter.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

bool can_take(Letter letter, Shape shape)
{
    letter.shape = shape;
    letter.tone = Tone::level;
    auto const again = letter_of(character_of(letter));
    return letter.shape != Shape::none && again.shape == shape;
}

bool can_take(Letter letter, Tone tone)
{
    letter.tone = tone;
    return letter_of(character_of(letter)).tone == tone;
}

// "e" and "n" take no hat or tone in Vietnamese: what does not fit is left out.
void add(std::u32string& out, CombiningMark mark)
{
    auto letter = out.empty() ? Letter{} : letter_of(out.back());
    if (!letter) {
        return;
    }
    if (mark.shape != Shape::none && letter.shape == Shape::none && can_take(letter, mark.shape)) {
        letter.shape = mark.shape;
    }
    if (mark.tone != Tone::level && letter.tone == Tone::level && can_take(letter, mark.tone)) {
        letter.tone = mark.tone;
    }
    out.back() = character_of(letter);
}

} // namespace

std::optional<std::string> mend_marks(std::string_view nfc)
{
    // Every mark of interest has the lead byte CC.
    if (nfc.find('\xcc') == std::string_view::npos) {
        return std::nullopt;
    }
    auto const text = to_characters(nfc);
    if (std::none_of(text.begin(), text.end(), [](char32_t c) { return bool(mark_of(c)); })) {
        return std::nullopt;
    }
    std::u32string out;
    for (char32_t const character : text) {
        if (auto const mark = mark_of(character)) {
            add(out, mark);
        } else {
            out += character;
        }
    }
    return to_nfc(to_utf8(out));
}

} // namespace gopbieu
