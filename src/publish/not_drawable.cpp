#include "publish/not_drawable.hpp"

#include "base/catalogue/writing.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>

namespace gopbieu {

namespace {

constexpr std::size_t longest_sheet_name = 31, longest_property = 255; ///< letters, Excel's limits

std::size_t letters_in(std::string_view text)
{
    std::size_t count = 0;
    while (!text.empty()) {
        text.remove_prefix(std::max<std::size_t>(first_character(text).length, 1));
        ++count;
    }
    return count;
}

/// A list in which each thing stands once.
class Listing {
public:
    explicit Listing(Language language) : m_language(language) {}

    void add(Say say, Args const& args = {})
    {
        auto text = words(say, args, m_language);
        if (std::ranges::find(m_list, text) == m_list.end()) {
            m_list.push_back(std::move(text));
        }
    }
    void add_if(bool there, Say say, std::string const& sheet)
    {
        if (there) {
            add(say, {{"sheet", sheet}});
        }
    }
    [[nodiscard]] std::vector<std::string> take() { return std::move(m_list); }

private:
    Language m_language;
    std::vector<std::string> m_list;
};

void list_sheet(Sheet const& sheet, Listing& list)
{
    list.add_if(!can_be_sheet_name(sheet.name), say::part_sheet_name, sheet.name);
    list.add_if(
        std::ranges::any_of(sheet.formulas, [](Formula const& one) { return one.text.empty(); }),
        say::part_formula,
        sheet.name);
    if (sheet.looks != nullptr) {
        auto const& pictures = sheet.looks->pictures;
        list.add_if(!std::ranges::all_of(pictures, can_be_drawn), say::part_picture, sheet.name);
    }
}

} // namespace

bool can_be_sheet_name(std::string_view name)
{
    return !name.empty() && letters_in(name) <= longest_sheet_name &&
           name.find_first_of("[]:*?/\\") == std::string_view::npos && !name.starts_with('\'') &&
           !name.ends_with('\'');
}

bool can_be_drawn(Picture const& picture)
{
    static constexpr std::array<std::string_view, 4> known{
        "image/png", "image/jpeg", "image/gif", "image/bmp"};
    return std::ranges::find(known, picture.media_type) != known.end();
}

bool can_be_property(std::string_view text)
{
    return letters_in(text) <= longest_property;
}

std::vector<std::string> not_drawable(Workbook const& workbook, Language language)
{
    Listing list(language);
    if (workbook.looks != nullptr) {
        for (auto const& one : workbook.looks->not_redrawn) {
            list.add(one.what, one.args);
        }
    }
    for (auto const& sheet : workbook.sheets) {
        list_sheet(sheet, list);
    }
    for (auto const& property : workbook.properties) {
        if (property.custom &&
            (!can_be_property(property.name) || !can_be_property(property.value))) {
            list.add(say::part_property, {{"name", property.name.substr(0, longest_property)}});
        }
    }
    return list.take();
}

std::vector<std::string> drawn_otherwise(Workbook const& workbook, Language language)
{
    Listing list(language);
    if (workbook.looks != nullptr && std::ranges::any_of(workbook.looks->fills, &Fill::gradient)) {
        list.add(say::part_gradient);
    }
    for (auto const& sheet : workbook.sheets) {
        if (sheet.looks == nullptr) {
            continue;
        }
        auto const& protection = sheet.looks->protection;
        list.add_if(protection.with_password && protection.password == PasswordHash{},
                    say::part_password,
                    sheet.name);
    }
    return list.take();
}

} // namespace gopbieu
