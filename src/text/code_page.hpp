#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gopbieu {

/// Text of an 8-bit code page (code_pages.def lists them) as UTF-8 in NFC. Windows-1258 writes
/// most tones as combining marks; NFC joins them to their letters. Empty for a page that is not
/// known.
std::optional<std::string> decode_code_page(std::string_view bytes, int code_page);

/// The page behind a name such as "windows-1258", "CP1252", "iso-8859-1" or "x-user-1258";
/// 65001 for UTF-8. Empty for a name that is not known.
std::optional<int> code_page_named(std::string_view name);

/// Which page 8-bit text is in: 1258 when its tone marks stand behind vowels as Vietnamese wants
/// them, else 1252. Text in TCVN3 or VNI fonts stays 1252: those are fonts, no code pages, and are
/// recognised later string by string.
int guess_code_page(std::string_view bytes);

/// A whole text file as UTF-8, by its byte order mark, then by what its bytes say: UTF-16 without
/// a mark, UTF-8, and at last an 8-bit page (`declared` if given and known, else a guess). The mark
/// is left out. Empty when the bytes are no text: broken UTF-16, NULs.
std::optional<std::string> decode_text_file(std::string_view bytes, std::optional<int> declared);

} // namespace gopbieu
