#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

enum class Nearness { none, unique, ambiguous };

struct NearMatch {
    Nearness nearness = Nearness::none;
    std::vector<std::size_t> candidates; ///< indices into the list; one when unique
    unsigned slips = 0;                  ///< of the nearest: 0 when only accents differ
};

/// Finds a misspelt label or name ("PHONG THO", "khôi thi đua") in a list. All texts are
/// key_plain() keys. A slip is a letter wrong, missing, too many, or swapped with its neighbour:
/// one is forgiven from five letters on, two from nine on. Anything within that reach counts, so
/// that unique means: nothing else comes near. Digits, Roman numerals and single letters tell
/// "Chi bộ 1" from "Chi bộ 2" and must agree exactly; a text without a word is never matched.
NearMatch find_near(std::string_view plain_key, std::vector<std::string> const& known_plain_keys);

} // namespace gopbieu
