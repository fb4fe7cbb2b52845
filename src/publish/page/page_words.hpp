#pragma once

// All texts of bao-cao.html, Vietnamese and English side by side in page_words.def.

#include "base/catalogue.hpp"

#include <span>
#include <string>
#include <string_view>

namespace gopbieu {

struct PageWord {
    std::string_view name, vietnamese, english;

    [[nodiscard]] std::string_view in(Language language) const
    {
        return language == Language::english ? english : vietnamese;
    }
};

/// All of them, in the order of the file.
std::span<PageWord const> page_words();

/// The text of a name, with its {values} filled in. A name that is not there is a fault of the
/// program; a test looks through all that the page asks for.
std::string page_word(std::string_view name, Language language, Args const& args = {});

} // namespace gopbieu
