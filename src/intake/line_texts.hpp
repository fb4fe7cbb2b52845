#pragma once

// What the texts of a sheet mean to the lines of a table: names of rows, column numbers, figures,
// and what is printed below.

#include <optional>
#include <string_view>

namespace gopbieu {

/// In the writing of any language.
bool any_letter(std::string_view text);
bool is_blank(std::string_view text);
/// Whether a text in a column of numbers may be one.
bool may_be_figure(std::string_view text);

/// "3", "(3)", "3=4+5", "3 (=4+5)" in a row of column numbers: the number; nothing for "3 xã".
std::optional<unsigned> column_number(std::string_view text);

/// Whether a text adds up rows: "Tổng cộng", "Cộng (1+…+11)". This and the next go by keys.
bool is_total_key(std::string_view key);
/// Whether a text begins what is printed below a table: "Người lập", "Nơi nhận".
bool below_table(std::string_view key);
/// "Phong Thổ, ngày 13 tháng 11 năm 2023", "……, ngày … tháng … năm 20…". Nothing but numbers may
/// stand between and behind, so that "Số ngày nghỉ trong tháng" stays a row.
bool day_of_signing(std::string_view key);

/// Whether it is all the same to the end of a table which of two texts, no labels, stands there.
struct TextBelow {
    std::string_view text, key;
};
bool same_below(TextBelow const& one, TextBelow const& other);

} // namespace gopbieu
