#pragma once

#include "command/command.hpp"

#include <string>
#include <vector>

namespace gopbieu {

/// A word that a shell may put in place of one that is being typed, and what it does.
struct Completion {
    std::string word, meaning;

    bool operator==(Completion const&) const = default;
};

/// What the last of these words (those behind the program's name; it may be empty) can become.
/// Nothing: a file's name is expected, or there is nothing to offer.
std::vector<Completion> complete(std::vector<std::string> const& words, Language language);

} // namespace gopbieu
