#include "form/labels.hpp"

#include "text/utf8.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

constexpr std::size_t longest_label = 70; // letters
constexpr std::size_t cut_label = 60;

} // namespace

std::string label_of(FormDefinition const& form, Column const& column)
{
    auto const& own = column.label();
    bool const twice = std::ranges::any_of(form.columns, [&](Column const& other) {
        return other.id != column.id && other.label() == own;
    });
    auto const groups = column.path.size();
    return twice && groups > 1 ? shortened(column.path[groups - 2]) + " – " + shortened(own)
                               : shortened(own);
}

std::string label_of(FormDefinition const& form, Row const& row)
{
    bool const twice = std::ranges::any_of(form.rows, [&](Row const& other) {
        return other.id != row.id && other.label == row.label;
    });
    return twice && row.parent
               ? label_of(form, form.rows[*row.parent]) + " – " + shortened(row.label)
               : shortened(row.label);
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
