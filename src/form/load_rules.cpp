#include "form/load_rules.hpp"

#include "text/utf8.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

Rule read_rule(YamlNode const& item,
               FormDefinition const& form,
               std::string const& file,
               std::vector<Finding>& findings)
{
    YamlMap map(item, file, findings);
    Rule rule;
    rule.id = map.required_text("id");
    map.required("level");
    rule.severity = static_cast<Severity>(map.choice("level", {"error", "explain", "note"}));
    rule.blank =
        static_cast<BlankPolicy>(map.choice("blank", {"by-type", "zero", "skip", "error"}));
    rule.why = map.text("why");
    rule.text = map.required_text("rule");
    auto const relation = [&](std::string_view key) -> std::optional<Relation> {
        auto const* const node = map.find(key);
        if (node == nullptr || node->text.empty()) {
            return {};
        }
        auto parsed = parse_at(parse_relation, *node, file, findings);
        if (parsed) {
            check_names(parsed->left, form, *node, file, findings);
            check_names(parsed->right, form, *node, file, findings);
        }
        return parsed;
    };
    if (auto parsed = relation("rule")) {
        rule.relation = std::move(*parsed);
    }
    rule.when = relation("when");
    map.refuse_unknown();
    return rule;
}

} // namespace

void read_rules(YamlNode const& list,
                FormDefinition& form,
                std::string const& file,
                std::vector<Finding>& findings)
{
    for (auto const& item : list.items) {
        auto rule = read_rule(item, form, file, findings);
        auto const same = std::ranges::find(form.rules, rule.id, &Rule::id);
        if (same != form.rules.end() && !rule.id.empty()) {
            findings.push_back(
                finding(Say::schema_double_id, place_of(item, file), {{"found", rule.id}}));
        }
        form.rules.push_back(std::move(rule));
    }
}

void check_names(Expression const& expression,
                 FormDefinition const& form,
                 YamlNode const& node,
                 std::string const& file,
                 std::vector<Finding>& findings)
{
    std::vector<std::string> names;
    for (auto const& column : form.columns) {
        if (column.holds_numbers()) {
            names.push_back(column.id);
        }
    }
    for_each_name(expression, [&](Expression const& use) {
        if (std::ranges::find(names, use.name) == names.end()) {
            findings.push_back(finding(Say::schema_unknown_name,
                                       place_in(node, use.at, file),
                                       {{"found", use.name},
                                        {"hint", nearest_hint(use.name, names)}}));
        }
    });
}

Place place_in(YamlNode const& node, std::size_t offset, std::string const& file)
{
    // Editors count letters, not bytes. Texts over several lines are placed at their beginning.
    std::uint32_t letters = node.quoted ? 1 : 0;
    std::string_view rest(node.text);
    auto const end = rest.size() - std::min(offset, rest.size());
    while (rest.size() > end) {
        rest.remove_prefix(first_character(rest).length);
        ++letters;
    }
    auto place = place_of(node, file);
    place.column += letters;
    return place;
}

} // namespace gopbieu
