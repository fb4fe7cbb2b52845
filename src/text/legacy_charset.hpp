#pragma once

// Vietnamese was written for years with fonts that draw Vietnamese over western codes: TCVN3
// (ABC, .VnTime) and VNI. A workbook keeps such text as the western characters: "Tæng sè ®¶ng
// viªn", "Toång soá ñaûng vieân". Which it is can only be told from the characters: fonts lie, and
// one sheet may hold both kinds. So each string is judged by itself: its words must be no
// Vietnamese as they stand and must all become Vietnamese syllables when decoded.
//
// To be asked before anything is stripped: the soft hyphen U+00AD is the letter ư in TCVN3.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace gopbieu {

enum class Charset : std::uint8_t { unicode, tcvn3, vni };

/// Whether a word is one that the reader expects (of a form's labels, of the register). Asked with
/// a single word, or two words joined by one space, in small letters, NFC. One that knows no pairs
/// answers no to them. May be empty.
using Vocabulary = std::function<bool(std::string_view words)>;

struct CharsetHint {
    Charset font = Charset::unicode; ///< what the font's name suggests; only breaks ties
    bool capitals = false; ///< a .VnTimeH font: drawn in capitals, stored in small letters
};

enum class Sureness : std::uint8_t {
    plausible, ///< decoded well, on little evidence: use it where a label or the sheet agrees
    certain
};

/// A text of an old font, decoded.
struct LegacyText {
    Charset charset = Charset::unicode;
    Sureness sureness = Sureness::plausible;
    std::string text;               ///< Unicode, NFC
    std::size_t words = 0;          ///< decoded words that can be judged
    std::size_t good_words = 0;     ///< those that are Vietnamese syllables
    std::size_t odd_characters = 0; ///< characters that no Vietnamese word has before decoding
};

/// Decodes a text of an old font; nothing when the text is to be left as it is: it is good
/// Unicode, another language, numbers, or cannot be told. `text` is valid UTF-8 in NFC, with the
/// bytes shown by code page 1252 or 1258 ("®" or "đ" for F0).
std::optional<LegacyText>
decode_legacy(std::string_view text, CharsetHint hint = {}, Vocabulary const& vocabulary = {});

/// The charset that a font's name suggests: ".VnTime", ".VnArialH", "VNI-Times".
CharsetHint hint_of_font(std::string_view font_name);

/// The font's capitals for text stored in small letters.
std::string in_capitals(std::string_view valid_utf8);

} // namespace gopbieu
