#pragma once

#include <string>

/// A text as it was typed in an old Vietnamese font (TCVN3), and the font in which it can be read.
struct OldFontText {
    std::string text; ///< the characters that programs of today see
    std::string font; ///< ".VnTime"; ".VnTimeH" draws small letters as capitals
};

/// A text that is wholly in capitals is typed in small letters and the font of capitals.
OldFontText in_old_font(std::string const& words);
