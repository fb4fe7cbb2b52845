#include "form/marker.hpp"

#include "form/points_sheet.hpp"

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

std::string property(Workbook const& workbook, std::string_view name)
{
    std::string value;
    auto piece = std::string(name);
    for (std::size_t number = 2;; ++number) {
        auto const found = std::ranges::find(workbook.properties, piece, &Property::name);
        if (found == workbook.properties.end()) {
            return value;
        }
        value += found->value;
        piece = std::string(name) + "." + std::to_string(number);
    }
}

void add_property(std::vector<Property>& properties, std::string_view name, std::string_view value)
{
    auto piece = std::string(name);
    for (std::size_t number = 2;; ++number) {
        auto size = std::min(value.size(), marker_piece);
        while (size < value.size() && (value[size - 1] == ' ' || value[size] == ' ')) {
            --size; // spaces at an end may be lost
        }
        properties.push_back({piece, std::string(value.substr(0, size)), true});
        value.remove_prefix(size);
        if (value.empty()) {
            return;
        }
        piece = std::string(name) + "." + std::to_string(number);
    }
}

std::string join_word(std::string const& words, std::string const& word)
{
    return words + (words.empty() ? "" : " ") + (word.empty() ? std::string("-") : word);
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
    bool const whole = parts.size() == 4 || parts.size() == 5;
    if (!whole || parts.front().empty()) {
        return {};
    }
    Marker marker;
    take_form_word(marker, parts[0]);
    marker.unit = parts[1];
    marker.period = parts[2];
    marker.content = parts[3];
    marker.restated = parts.size() == 5 ? parts[4] : std::string();
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
    // A sheet that was put in when the file was returned has no word.
    if (sheet < workbook.sheets.size() && is_points_sheet(workbook, workbook.sheets[sheet])) {
        return {};
    }
    auto const sheets =
        workbook.sheets.size() - points_sheets_before(workbook, workbook.sheets.size());
    sheet -= points_sheets_before(workbook, sheet);
    take_form_word(marker, word_of(property(workbook, marker_form), sheet, sheets));
    marker.unit = property(workbook, marker_unit);
    marker.period = property(workbook, marker_period);
    marker.restated = property(workbook, marker_restated);
    marker.content = word_of(property(workbook, marker_content), sheet, sheets);
    marker.figures = word_of(property(workbook, marker_figures), sheet, sheets);
    marker.means = word_of(property(workbook, marker_means), sheet, sheets);
    for (auto* const word : {&marker.content, &marker.figures, &marker.means}) {
        if (*word == "-") {
            word->clear();
        }
    }
    return marker.form.empty() && marker.unit.empty() ? std::nullopt : std::optional(marker);
}

} // namespace

std::vector<Property> marker_properties(std::vector<Marker> const& sheets)
{
    if (sheets.empty()) {
        return {};
    }
    std::string forms;
    std::string contents;
    std::string figures;
    std::string means;
    for (auto const& marker : sheets) {
        forms = join_word(forms, form_word(marker));
        contents = join_word(contents, marker.content);
        figures = join_word(figures, marker.figures);
        means = join_word(means, marker.means);
    }
    std::vector<Property> properties;
    add_property(properties, marker_form, forms);
    add_property(properties, marker_unit, sheets.front().unit);
    add_property(properties, marker_period, sheets.front().period);
    if (auto const& day = sheets.front().restated; !day.empty()) {
        add_property(properties, marker_restated, day);
    }
    add_property(properties, marker_content, contents);
    for (auto const& [name, words] :
         {std::pair(marker_figures, &figures), std::pair(marker_means, &means)}) {
        if (words->find_first_not_of("- ") != std::string::npos) {
            add_property(properties, name, *words);
        }
    }
    return properties;
}

std::string marker_reference(Marker const& marker)
{
    return "\"" + form_word(marker) + "|" + harmless(marker.unit) + "|" + harmless(marker.period) +
           "|" + harmless(marker.content) +
           (marker.restated.empty() ? std::string() : "|" + harmless(marker.restated)) + "\"";
}

std::optional<Marker> marker_of(Workbook const& workbook, std::size_t sheet)
{
    auto marker = from_name(workbook, sheet);
    auto described = from_properties(workbook, sheet);
    if (!marker) {
        return described;
    }
    if (described && described->content == marker->content) {
        marker->figures = std::move(described->figures);
        marker->means = std::move(described->means);
    }
    return marker;
}

} // namespace gopbieu
