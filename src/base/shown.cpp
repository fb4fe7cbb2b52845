#include "base/shown.hpp"

#include <algorithm>

namespace gopbieu {

std::string shown(Exact const& number, Language language)
{
    auto const rounded = number.rounded(4);
    auto text = rounded ? rounded->text() : number.text();
    if (language == Language::vietnamese) {
        std::ranges::replace(text, '.', ',');
    }
    return text;
}

} // namespace gopbieu
