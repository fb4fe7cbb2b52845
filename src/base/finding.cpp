#include "base/finding.hpp"

#include "base/catalogue/program.hpp"

#include <algorithm>

namespace gopbieu {

Finding finding(Say say, Place place, Args args)
{
    return {say, severity(say), std::move(place), std::move(args)};
}

std::string words(Place const& place)
{
    auto text = place.file;
    if (!place.sheet.empty()) {
        text += ": " + place.sheet;
    }
    if (!place.cell.empty()) {
        text += "!" + place.cell;
    }
    if (place.line != 0) {
        text += ":" + std::to_string(place.line);
    }
    if (place.line != 0 && place.column != 0) {
        text += ":" + std::to_string(place.column);
    }
    return text;
}

std::string words(Severity severity, Language language)
{
    switch (severity) {
    case Severity::error:
        return words(say::severity_error, {}, language);
    case Severity::explain:
        return words(say::severity_explain, {}, language);
    case Severity::note:
        return words(say::severity_note, {}, language);
    case Severity::text:
        break;
    }
    return {};
}

std::string sentence(Finding const& finding, Language language)
{
    auto text = words(finding.say, finding.args, language);
    while (text.ends_with(' ')) { // a last value that is empty
        text.pop_back();
    }
    auto const has = [&](std::string_view name) {
        return std::ranges::find(finding.args, name, &Arg::name) != finding.args.end();
    };
    if (has("row_name") && has("column_name")) {
        text += words(say::figure_place, finding.args, language);
    } else if (has("row_name")) {
        text += words(say::row_place, finding.args, language);
    } else if (has("column_name")) {
        text += words(say::column_place, finding.args, language);
    }
    return has("also") ? text + words(say::also_cells, finding.args, language) : text;
}

std::string line(Finding const& finding, Language language)
{
    auto const where = words(finding.place);
    return (where.empty() ? where : where + ": ") + words(finding.severity, language) + " " +
           std::string(code(finding.say)) + ": " + sentence(finding, language);
}

bool any_error(std::vector<Finding> const& findings)
{
    return std::ranges::any_of(findings,
                               [](Finding const& one) { return one.severity == Severity::error; });
}

} // namespace gopbieu
