#include "publish/page/discreet.hpp"

#include "base/catalogue/totals.hpp"
#include "publish/page/page_words.hpp"

#include <algorithm>
#include <array>

namespace gopbieu {

namespace {

// What a message about a list may name: the form and its columns, places, counts, other files.
constexpr std::array<std::string_view, 36> harmless{
    "form",       "unit",   "unit_code", "column", "column_name", "columns", "rule",    "why",
    "sign",       "kind",   "code",      "other",  "count",       "cells",   "cell",    "also",
    "also_cells", "rank",   "expected",  "most",   "least",       "title",   "charset", "limit",
    "reason",     "part",   "file",      "day",    "time",        "filed",   "place",   "sheet",
    "encoding",   "number", "left",      "right"};

bool has_letters(std::string_view text)
{
    return std::ranges::any_of(text, [](char one) {
        auto const byte = static_cast<unsigned char>(one);
        return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    });
}

} // namespace

Finding discreet(Finding finding, bool list, Language language)
{
    bool const decided = finding.say == say::person_rejected ||
                         finding.say == say::person_accepted || finding.say == say::person_chose;
    for (auto& arg : finding.args) {
        if (decided && arg.name == "name") {
            arg.value = page_word("officer", language);
        } else if (list && std::ranges::find(harmless, arg.name) == harmless.end() &&
                   has_letters(arg.value)) {
            arg.value = "…";
        }
    }
    return finding;
}

} // namespace gopbieu
