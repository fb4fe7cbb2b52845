#include "text_width.hpp"

#include "text/letter.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace {

// Thousandths of the letter size, from the space to the tilde.
constexpr std::array<int, 95> regular{
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611,
    556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722,
    722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500,
    278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541};
constexpr std::array<int, 95> heavy{
    250, 333, 555, 500, 500, 1000, 833, 278,  333, 333, 500, 570, 250, 333, 250, 278,
    500, 500, 500, 500, 500, 500,  500, 500,  500, 500, 333, 333, 570, 570, 570, 500,
    930, 722, 667, 722, 722, 667,  611, 778,  778, 389, 500, 778, 667, 944, 722, 778,
    611, 778, 722, 556, 667, 722,  722, 1000, 722, 722, 667, 333, 278, 333, 581, 500,
    333, 500, 556, 444, 556, 444,  333, 500,  556, 278, 333, 556, 278, 833, 556, 500,
    556, 556, 444, 389, 333, 556,  500, 722,  500, 500, 444, 394, 220, 394, 520};
constexpr int ellipsis = 1000, other = 500;
// Excel keeps this much of a cell free at its sides.
constexpr double cell_padding = 6;

int thousandths(char32_t character, bool bold)
{
    if (auto const letter = gopbieu::letter_of(character)) {
        auto const plain = letter.capital ? letter.base - 'a' + 'A' : int{letter.base};
        character = static_cast<char32_t>(plain);
    }
    if (character >= U' ' && character <= U'~') {
        return (bold ? heavy : regular).at(character - U' ');
    }
    return character == U'…' ? ellipsis : other;
}

double width_of(std::u32string_view text, double points, bool bold)
{
    double sum = 0;
    for (auto const character : text) {
        sum += thousandths(character, bold);
    }
    return sum / 1000 * points * 96 / 72;
}

} // namespace

double text_width(std::string_view text, double points, bool bold)
{
    return width_of(gopbieu::to_characters(text), points, bold);
}

int wrapped_lines(std::string_view text, double points, bool bold, double pixels)
{
    auto const room = std::max(pixels - cell_padding, 1.0);
    auto const characters = gopbieu::to_characters(text);
    std::u32string_view rest(characters);
    int lines = 1;
    double used = 0;
    while (!rest.empty()) {
        auto const end = std::min(rest.find_first_of(U" \n"), rest.size());
        auto const word = width_of(rest.substr(0, end), points, bold);
        if (used > 0 && used + word > room) {
            ++lines;
            used = 0;
        }
        used += word;
        if (end < rest.size() && rest[end] == U'\n') {
            ++lines;
            used = 0;
        } else {
            used += width_of(U" ", points, bold);
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return lines;
}
