#pragma once

#include "intake/form_index.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace gopbieu {

/// How a text was taken for a label that it does not equal. From the surest down.
enum class Likeness : std::uint8_t {
    exact,
    numbering,         ///< but for "a)", "1." in front
    abbreviation,      ///< "Trđó: số ĐV"
    remark,            ///< but for a remark in brackets at the end
    double_conversion, ///< "đó cú": "đã có"
    without_accents,   ///< "Tong so dang vien"
    long_text,         ///< begins the same and has the same distinctive words
    slip               ///< a letter or two are wrong
};

struct NearLabel {
    LabelId label = no_label;
    Likeness likeness = Likeness::exact;
};

/// The one label among `known` that a text without a label of its own means; nothing when none or
/// more than one comes near. `text` is readable Unicode. A slip counts only where what was written
/// is no Vietnamese word: "Đảng viên nam" is no misspelt "Đảng viên nữ".
std::optional<NearLabel>
near_label(std::string_view text, FormIndex const& index, LabelSet const& known);

/// The text behind its numbering ("1.", "a)", "II -", "3.1"); all of it when it has none.
std::string_view without_numbering(std::string_view text);

} // namespace gopbieu
