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
    auto const* const claim = map.find("rule");
    if (auto parsed = claim == nullptr || claim->text.empty()
                          ? std::nullopt
                          : parse_at(parse_claim, *claim, file, findings)) {
        check_names(parsed->left, form, *claim, file, findings);
        check_names(parsed->right, form, *claim, file, findings);
        rule.claim = std::move(*parsed);
    }
    auto const* const when = map.find("when");
    if (when != nullptr && !when->text.empty()) {
        rule.when = parse_at(parse_expression, *when, file, findings);
    }
    if (rule.when) {
        check_names(*rule.when, form, *when, file, findings);
    }
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
        if (column.measure.holds_numbers()) {
            names.push_back(column.id);
        }
    }
    for_each_name(expression, [&](Expression const& use) {
        if (std::ranges::find(names, use.reference.name) == names.end()) {
            findings.push_back(finding(Say::schema_unknown_name,
                                       place_in(node, use.at, file),
                                       {{"found", use.reference.name},
                                        {"hint", nearest_hint(use.reference.name, names)}}));
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
