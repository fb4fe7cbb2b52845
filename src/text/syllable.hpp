#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// Whether a word is spelt as a Vietnamese syllable can be: onset, rime and tone that go together
/// ("nghiệp" is one, "ngiệp", "tâp" and "café" are none). Case does not matter; both ways of
/// placing the tone ("hoà", "hòa") are good. It tells Vietnamese from the ruins of a wrong code
/// page; it does not tell whether the word exists.
bool is_syllable(std::u32string_view word);
bool is_syllable(std::string_view valid_utf8);

/// Every syllable that is_syllable() takes, in small letters, NFC, with the tone where the
/// school books put it. About 19,000; for tests and tables, built on each call.
std::vector<std::string> all_syllables();

} // namespace gopbieu
