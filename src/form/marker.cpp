#include "form/marker.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

std::vector<std::string> split(std::string_view text, char between)
{
    std::vector<std::string> parts;
    while (true) {
        auto const end = std::min(text.find(between), text.size());
        parts.emplace_back(text.substr(0, end));
        if (end == text.size()) {
            return parts;
        }
        text.remove_prefix(end + 1);
    }
}

// Parts are joined by "|", which a text constant may hold; one in a value would shift the others.
std::string harmless(std::string value)
{
    std::ranges::replace(value, '|', ' ');
    std::ranges::replace(value, '"', ' ');
    return value;
}

std::string form_word(Marker const& marker)
{
    auto word = marker.form + "@" + marker.edition;
    std::ranges::replace(word, ' ', '_');
    return word;
}

void take_form_word(Marker& marker, std::string const& word)
{
    auto const at = word.find('@');
    marker.form = word.substr(0, at);
    marker.edition = at == std::string::npos ? std::string() : word.substr(at + 1);
}

// Excel takes 255 letters for a property: words that do not fit go on under "name.2" and so on.
constexpr std::size_t longest_property = 255;

std::string next_name(std::string_view name, std::size_t number)
{
    return std::string(name) + (number == 1 ? "" : "." + std::to_string(number));
}

std::string property(Workbook const& workbook, std::string_view name)
{
    std::string all;
    for (std::size_t number = 1;; ++number) {
        auto const found =
            std::ranges::find(workbook.properties, next_name(name, number), &Property::name);
        if (found == workbook.properties.end()) {
            return all;
        }
        all += (number == 1 ? "" : " ") + found->value;
    }
}

void add_words(std::vector<Property>& properties,
               std::string_view name,
               std::vector<std::string> const& words)
{
    std::string value;
    std::size_t number = 1;
    for (auto const& word : words) {
        if (!value.empty() && value.size() + 1 + word.size() > longest_property) {
            properties.push_back({next_name(name, number++), std::move(value), true});
            value.clear();
        }
        value += (value.empty() ? "" : " ") + word;
    }
    properties.push_back({next_name(name, number), std::move(value), true});
}

std::optional<Marker> from_name(Workbook const& workbook, std::size_t sheet)
{
    auto const found = std::ranges::find_if(workbook.names, [&](DefinedName const& name) {
        return name.name == marker_name && name.sheet == static_cast<int>(sheet);
    });
    if (found == workbook.names.end()) {
        return {};
    }
    std::string_view text = found->refers_to;
    if (text.starts_with('"') && text.ends_with('"') && text.size() >= 2) {
        text = text.substr(1, text.size() - 2);
    }
    auto const parts = split(text, '|');
    if (parts.size() != 4 || parts.front().empty()) {
        return {};
    }
    Marker marker;
    take_form_word(marker, parts[0]);
    marker.unit = parts[1];
    marker.period = parts[2];
    marker.content = parts[3];
    return marker;
}

// A word for each sheet; one word alone is for whatever sheet there is.
std::string word_of(std::string_view words, std::size_t sheet, std::size_t sheets)
{
    auto const list = split(words, ' ');
    if (list.size() == 1) {
        return list.front();
    }
    return list.size() == sheets ? list[sheet] : std::string();
}

std::optional<Marker> from_properties(Workbook const& workbook, std::size_t sheet)
{
    Marker marker;
    auto const sheets = workbook.sheets.size();
    take_form_word(marker, word_of(property(workbook, marker_form), sheet, sheets));
    marker.unit = property(workbook, marker_unit);
    marker.period = property(workbook, marker_period);
    marker.content = word_of(property(workbook, marker_content), sheet, sheets);
    if (marker.content == "-") {
        marker.content.clear();
    }
    return marker.form.empty() && marker.unit.empty() ? std::nullopt : std::optional(marker);
}

} // namespace

std::vector<Property> marker_properties(std::vector<Marker> const& sheets)
{
    if (sheets.empty()) {
        return {};
    }
    std::vector<std::string> forms;
    std::vector<std::string> contents;
    for (auto const& marker : sheets) {
        forms.push_back(form_word(marker));
        contents.push_back(marker.content.empty() ? "-" : marker.content);
    }
    std::vector<Property> properties;
    add_words(properties, marker_form, forms);
    properties.push_back({std::string(marker_unit), sheets.front().unit, true});
    properties.push_back({std::string(marker_period), sheets.front().period, true});
    add_words(properties, marker_content, contents);
    return properties;
}

std::string marker_reference(Marker const& marker)
{
    return "\"" + form_word(marker) + "|" + harmless(marker.unit) + "|" + harmless(marker.period) +
           "|" + harmless(marker.content) + "\"";
}

std::optional<Marker> marker_of(Workbook const& workbook, std::size_t sheet)
{
    auto marker = from_name(workbook, sheet);
    return marker ? marker : from_properties(workbook, sheet);
}

} // namespace gopbieu
