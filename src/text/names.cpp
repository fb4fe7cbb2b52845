#include "text/names.hpp"

#include "text/utf8.hpp"

#include <utf8proc.h>

namespace gopbieu {

namespace {

bool letter_or_digit(char32_t character)
{
    auto const category = utf8proc_category(static_cast<utf8proc_int32_t>(character));
    bool const letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
    return letter || category == UTF8PROC_CATEGORY_ND || category == UTF8PROC_CATEGORY_MN;
}

char32_t lower(char32_t character)
{
    return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(character)));
}

std::string each_letter(std::string_view text, utf8proc_int32_t (*change)(utf8proc_int32_t))
{
    std::string out;
    while (!text.empty()) {
        auto const step = first_character(text);
        text.remove_prefix(step.length);
        append_utf8(out,
                    static_cast<char32_t>(change(static_cast<utf8proc_int32_t>(step.character))));
    }
    return out;
}

// The letter without its marks. Đ has no decomposition and is a case of its own.
char32_t bare(char32_t character)
{
    if (character == U'đ') {
        return U'd';
    }
    utf8proc_int32_t parts[8] = {};
    int last = 0;
    auto const count = utf8proc_decompose_char(
        static_cast<utf8proc_int32_t>(character), parts, 8, UTF8PROC_DECOMPOSE, &last);
    return count > 0 ? static_cast<char32_t>(parts[0]) : character;
}

} // namespace

std::string slug(std::string_view text)
{
    std::string out;
    bool gap = false;
    while (!text.empty()) {
        auto const step = first_character(text);
        text.remove_prefix(step.length);
        if (!letter_or_digit(step.character)) {
            gap = !out.empty();
            continue;
        }
        if (gap) {
            out += '-';
            gap = false;
        }
        append_utf8(out, bare(lower(step.character)));
    }
    return out;
}

std::string upper_case(std::string_view text)
{
    return each_letter(text, utf8proc_toupper);
}

std::string in_small_letters(std::string_view text)
{
    return each_letter(text, utf8proc_tolower);
}

} // namespace gopbieu
