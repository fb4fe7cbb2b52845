#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu::draft {

/// The words behind the first of some phrases in a key; empty when none is there.
std::string_view behind(std::string_view key, std::initializer_list<std::string_view> phrases);

/// "của một chi bộ 01 năm": the words of the thing that an average or rate is taken over.
std::vector<std::string> noun_words(std::string_view words);

/// The first few words of a list, as a key.
std::string first_of(std::vector<std::string> const& words, std::size_t count);

/// "Bình quân", "trung bình".
bool says_mean(std::string_view key);

/// "So với", "so sánh": compares two figures, neither of which is a part of the other.
bool says_compared(std::string_view key);

/// How many words of one key stand in another; little words count for nothing.
std::size_t words_shared(std::string_view one, std::string_view other);

/// Whether a key names a total of a thing: "Tổng số đảng viên", "Số đảng viên" of "đảng viên".
bool totals(std::string_view key, std::string_view noun);

} // namespace gopbieu::draft
