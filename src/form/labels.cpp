#include "form/labels.hpp"

#include "text/names.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

constexpr std::size_t longest_label = 70; // letters
constexpr std::size_t cut_label = 60;

// "Được khen, chia ra:" is a printed title; in a sentence it is "Được khen".
std::string trimmed(std::string label)
{
    for (auto const* ending : {":", " ", ",", "chia ra", "trong đó", "gồm", " ", ",", ":"}) {
        auto const text = std::string_view(ending);
        if (label.size() > text.size() && label.ends_with(text)) {
            label.resize(label.size() - text.size());
        }
    }
    return label;
}

std::string in_sentence(std::string const& label)
{
    return shortened(trimmed(label));
}

bool one_of(std::string const& label, std::vector<std::string_view> const& words)
{
    auto const text = in_small_letters(trimmed(label));
    return std::ranges::find(words, text) != words.end();
}

// Says nothing of what is counted.
bool vague(std::string const& label)
{
    static std::vector<std::string_view> const words{
        "số lượng", "tổng số", "cộng", "tổng cộng", "chất lượng", "tỷ lệ", "tỷ lệ (%)", "(%)", "%"};
    return one_of(label, words);
}

// The innermost group that names something.
std::string const* telling_group(Column const& column)
{
    static std::vector<std::string_view> const words{
        "trong đó", "chia ra", "gồm", "bao gồm", "trong đó chia ra"};
    for (auto at = column.path.size() - 1; at-- > 0;) {
        if (!vague(column.path[at]) && !one_of(column.path[at], words)) {
            return &column.path[at];
        }
    }
    return nullptr;
}

} // namespace

std::string label_of(FormDefinition const& form, Column const& column)
{
    auto const& own = column.label();
    bool const twice = std::ranges::any_of(form.columns, [&](Column const& other) {
        return other.id != column.id && other.label() == own;
    });
    auto const* const group = twice || vague(own) ? telling_group(column) : nullptr;
    if (group != nullptr) {
        return in_sentence(*group) + " – " + in_sentence(own);
    }
    return twice && column.path.size() > 1
               ? in_sentence(column.path[column.path.size() - 2]) + " – " + in_sentence(own)
               : in_sentence(own);
}

std::string label_of(FormDefinition const& form, Row const& row)
{
    bool const twice = std::ranges::any_of(form.rows, [&](Row const& other) {
        return other.id != row.id && other.label == row.label;
    });
    return twice && row.parent
               ? label_of(form, form.rows[*row.parent]) + " – " + in_sentence(row.label)
               : in_sentence(row.label);
}

std::string label_of(FormDefinition const& form)
{
    if (!form.number.empty() || form.title.empty()) {
        return form.number.empty() ? form.id : form.number;
    }
    // Titles are printed in capitals, which a sentence does not bear.
    bool const capitals = upper_case(form.title) == form.title;
    auto const title = capitals ? in_small_letters(form.title) : form.title;
    auto const first = first_character(title).length;
    return shortened(upper_case(title.substr(0, first)) + title.substr(first));
}

std::string shortened(std::string const& label)
{
    std::size_t letters = 0;
    std::size_t cut = 0; ///< the last blank that may end it
    for (std::size_t at = 0; at < label.size();) {
        if (label[at] == ' ' && letters <= cut_label) {
            cut = at;
        }
        at += first_character(std::string_view(label).substr(at)).length;
        ++letters;
    }
    return letters <= longest_label || cut == 0 ? label : label.substr(0, cut) + "…";
}

} // namespace gopbieu
