#pragma once

// Text that was Unicode already was sent once more through a TCVN3 converter: "đã có" became
// "đó cú". The ruins are good Vietnamese syllables, so only a vocabulary can tell.

#include "text/legacy_charset.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gopbieu {

struct UndoneConversion {
    std::string text;         ///< in NFC; words that were not damaged are kept as they were
    std::size_t repaired = 0; ///< words that were put back
    std::size_t unknown = 0;  ///< words that the vocabulary knows neither damaged nor repaired
};

/// Undoes a double conversion word by word: a word that the vocabulary does not know, and that
/// becomes exactly one known word when damaged letters are put back, is put back. A known word is
/// put back too when its neighbour was and the vocabulary knows the pair ("đó cú": "đã có"). The
/// damage may be partial. Nothing when there is nothing to repair. For matching labels only.
std::optional<UndoneConversion> undo_double_conversion(std::string_view nfc,
                                                       Vocabulary const& vocabulary);

} // namespace gopbieu
