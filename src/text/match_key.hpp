#pragma once

// Two writings of one label must meet: "Tổng số  Đảng viên*" and "tổng số đảng viên". A key is
// what stays of a text when all is taken away that clerks and programs write differently. Keys are
// for comparing, not for reading: the tone stands behind its word, so that "hoà" and "hòa" agree.

#include <string>
#include <string_view>

namespace gopbieu {

/// The key that keeps accents. Folded: case; every kind of space, line break and zero-width
/// character; punctuation (a space, so that "4-5" is not "45"; "%", "<", ">", "≤", "≥" stay);
/// Unicode form, mark order, doubled and stray marks; where the tone stands; i for y ("kỹ", "kĩ",
/// "quý", "quí", but not "tay", "tai"); Đ in all its code points; the artefacts of
/// without_artefacts(). Old fonts are decoded before (decode_legacy()).
std::string key_with_accents(std::string_view valid_utf8);

/// The key without accents: a second attempt only, because "nữ" and "nu", "đã" and "đa" meet in it.
std::string key_plain(std::string_view valid_utf8);

/// The same, appended to a string that is used again and again.
void append_key_with_accents(std::string& out, std::string_view valid_utf8);
void append_key_plain(std::string& out, std::string_view valid_utf8);

/// A text without what pasting and templates leave around it: an apostrophe in front, quotes
/// around (also doubled ones), a "*" behind, "(không sửa)", "(dd/mm/yyyy)", spaces at both ends.
std::string without_artefacts(std::string_view valid_utf8);

} // namespace gopbieu
