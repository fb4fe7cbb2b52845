#include "workbook/xlsx/looks_workbook.hpp"

#include "base/catalogue/writing.hpp"
#include "text/utf8.hpp"
#include "workbook/xlsx/looks_xml.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

/// The pieces of "'Biểu 1'!$A$1:$C$9,'Biểu 1'!$1:$2" without their sheet: commas and exclamation
/// marks inside quotes belong to the name.
std::vector<std::string_view> areas_of(std::string_view refers_to)
{
    std::vector<std::string_view> areas;
    bool quoted = false;
    std::size_t start = 0;
    for (std::size_t at = 0; at <= refers_to.size(); ++at) {
        char const character = at < refers_to.size() ? refers_to[at] : ',';
        if (character == '\'' && at < refers_to.size()) {
            quoted = !quoted;
        } else if (character == '!' && !quoted) {
            start = at + 1;
        } else if (character == ',' && (!quoted || at == refers_to.size())) {
            areas.push_back(refers_to.substr(start, at - start));
            start = at + 1;
        }
    }
    return areas;
}

bool same_name(std::string_view name, std::string_view wanted)
{
    return std::ranges::equal(name, wanted, [](char one, char other) {
        return (one >= 'A' && one <= 'Z' ? one + 32 : one) == other;
    });
}

bool take_print_area(std::string_view refers_to, PageSetup& page)
{
    bool understood = true;
    for (auto const area : areas_of(refers_to)) {
        if (auto const range = parse_a1_range(area)) {
            page.print_areas.push_back(*range);
        } else {
            understood = false;
        }
    }
    return understood;
}

bool take_print_titles(std::string_view refers_to, PageSetup& page)
{
    bool understood = true;
    for (auto const area : areas_of(refers_to)) {
        auto const range = parse_a1_range(area);
        if (range && range->first.column == 0 && range->last.column == max_columns - 1) {
            page.title_rows = Span{range->first.row, range->last.row};
        } else if (range && range->first.row == 0 && range->last.row == max_rows - 1) {
            page.title_columns = Span{range->first.column, range->last.column};
        } else {
            understood = false;
        }
    }
    return understood;
}

Trouble read_property_part(Package const& package,
                           std::string const& part,
                           Limits const& limits,
                           std::vector<Property>& into)
{
    if (!package.has(part)) {
        return {};
    }
    Buffer buffer;
    if (auto trouble = package.read(part, buffer)) {
        return trouble;
    }
    if (auto trouble = check_utf8(buffer.view(), part)) {
        return trouble;
    }
    XmlScanner xml(buffer.view(), limits);
    auto const read_one = [&] {
        // Lists of sheets and their counts repeat what the workbook itself says.
        if (xml.name() == "HeadingPairs" || xml.name() == "TitlesOfParts") {
            return;
        }
        bool const custom = xml.name() == "property";
        auto name = custom ? tidy_attribute(xml, "name") : std::string(xml.name());
        auto value = tidy_inner_text(xml);
        // Indented files have blanks around the value of a custom property.
        if (custom) {
            auto const start = std::min(value.find_first_not_of(" \t\n"), value.size());
            value.erase(value.find_last_not_of(" \t\n") + 1);
            value.erase(0, std::min(start, value.size()));
        }
        if (!name.empty() && !value.empty()) {
            into.push_back({std::move(name), std::move(value), custom});
        }
    };
    bool const whole = open_root(xml) && for_each_child(xml, read_one);
    return whole ? Trouble() : xml.problem(part);
}

} // namespace

Trouble read_workbook_looks(std::string_view workbook_xml, Limits const& limits, Looks& into)
{
    XmlScanner xml(workbook_xml, limits);
    bool const whole = open_root(xml) && for_each_child(xml, [&] {
                           if (xml.name() == "workbookProtection") {
                               into.structure_locked = xml.attribute_flag("lockStructure", false);
                               into.structure_password = read_password(xml,
                                                                       {"workbookPassword",
                                                                        "workbookAlgorithmName",
                                                                        "workbookHashValue",
                                                                        "workbookSaltValue",
                                                                        "workbookSpinCount"});
                           } else if (xml.name() == "bookViews") {
                               bool first = true;
                               for_each_child(xml, [&] {
                                   if (xml.name() == "workbookView" && first) {
                                       first = false;
                                       into.active_sheet =
                                           whole_attribute(xml, "activeTab").value_or(0);
                                   }
                               });
                           }
                       });
    return whole ? Trouble() : xml.problem("workbook");
}

void take_print_names(Workbook& workbook)
{
    for (auto const& name : workbook.names) {
        bool const area = same_name(name.name, "_xlnm.print_area");
        bool const titles = same_name(name.name, "_xlnm.print_titles");
        if ((!area && !titles) || name.sheet < 0 ||
            static_cast<std::size_t>(name.sheet) >= workbook.sheets.size()) {
            continue;
        }
        auto& sheet = workbook.sheets[static_cast<std::size_t>(name.sheet)];
        if (sheet.looks == nullptr || workbook.looks == nullptr) {
            continue;
        }
        bool const understood = area ? take_print_area(name.refers_to, sheet.looks->page)
                                     : take_print_titles(name.refers_to, sheet.looks->page);
        if (!understood) {
            workbook.looks->not_redrawn.push_back(
                {say::not_redrawn_print_area, {{"sheet", sheet.name}, {"found", name.refers_to}}});
        }
    }
}

void list_workbook_extras(std::vector<PartRelation> const& relations, Looks& into)
{
    static constexpr std::array<std::pair<std::string_view, Say>, 4> known{
        {{"vbaProject", say::not_redrawn_macros},
         {"xlMacrosheet", say::not_redrawn_macros},
         {"externalLink", say::not_redrawn_external_links},
         {"connections", say::not_redrawn_connections}}};
    for (auto const& [type, say] : known) {
        NotRedrawn const entry{say, {}};
        if (find_by_type(relations, type) != nullptr &&
            std::ranges::find(into.not_redrawn, entry) == into.not_redrawn.end()) {
            into.not_redrawn.push_back(entry);
        }
    }
}

Result<std::vector<Property>> read_properties(Package const& package, Limits const& limits)
{
    std::vector<Property> properties;
    auto const relations = package.relations("");
    if (!relations) {
        return relations.problem();
    }
    for (auto const* const type : {"core-properties", "extended-properties", "custom-properties"}) {
        auto const* relation = find_by_type(*relations, type);
        if (relation == nullptr && std::string_view(type) != "core-properties") {
            // Strict workbooks join the words.
            relation =
                find_by_type(*relations,
                             std::string_view(type) == "custom-properties" ? "customProperties"
                                                                           : "extendedProperties");
        }
        if (relation == nullptr || relation->external) {
            continue;
        }
        if (auto trouble = read_property_part(package, relation->target, limits, properties)) {
            return *trouble;
        }
    }
    return properties;
}

std::vector<Property> read_custom_properties(Package const& package, Limits const& limits)
{
    static std::string const part = "docProps/custom.xml";
    std::vector<Property> properties;
    if (package.has(part) && read_property_part(package, part, limits, properties)) {
        properties.clear();
    }
    return properties;
}

} // namespace gopbieu
