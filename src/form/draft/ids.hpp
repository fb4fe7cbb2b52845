#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu::draft {

/// Makes short, plain and stable ids out of labels; each one once.
class IdMaker {
public:
    /// Of a label: the words that tell it from others. `above` is the label of its group or of the
    /// row it hangs below, which helps where the label alone is taken. `first` stands before ids
    /// that would begin with a digit.
    std::string of_label(std::string_view label, std::string_view above, char first);
    /// An id that was thought of already, if it can be one and is free.
    bool take(std::string const& id);

private:
    std::set<std::string> m_taken;
};

/// The words that tell a label from others, without accents: "Chi bộ có từ 4 đến 5 đảng viên"
/// gives chi, bo, 4, 5, dang, vien.
std::vector<std::string> telling_words(std::string_view label);

/// The id of a form: that of its number ("Biểu số 1-BTCTW": bieu-1-btctw) or else its title.
std::string form_id_of(std::string_view number, std::string_view title);

} // namespace gopbieu::draft
