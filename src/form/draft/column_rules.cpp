#include "form/draft/column_rules.hpp"

#include "base/catalogue/drafts.hpp"

#include <algorithm>
#include <set>

namespace gopbieu::draft {

bool column_counts(Sketch const& sketch, std::size_t column)
{
    return sketch.counts(column) && !sketch.columns[column].twice;
}

void add_column_rule(Sketch& sketch,
                     std::vector<std::size_t> const& terms,
                     std::size_t whole,
                     ColumnRuleKind kind)
{
    SketchRule rule;
    rule.whole = sketch.columns[whole].id;
    std::vector<std::string> ids;
    for (auto const term : terms) {
        rule.terms.push_back({sketch.columns[term].id, false});
        ids.push_back(sketch.columns[term].id);
    }
    if (terms.empty() || std::ranges::find(terms, whole) != terms.end() ||
        has_rule(sketch, rule.whole, ids)) {
        return;
    }
    rule.at_most = kind.at_most;
    rule.severity = kind.severity;
    rule.why = !kind.at_most      ? say::draft_why_split
               : terms.size() > 1 ? say::draft_why_at_most
                                  : say::draft_why_within;
    rule.args = {{"whole", sketch.label(whole)}, {"part", sketch.label(terms.front())}};
    rule.remarks.push_back({kind.reason, {{"whole", sketch.label(whole)}}});
    sketch.rules.push_back(std::move(rule));
}

bool has_rule(Sketch const& sketch, std::string const& whole, std::vector<std::string> const& terms)
{
    std::set<std::string> const wanted(terms.begin(), terms.end());
    bool const ruled = std::ranges::any_of(sketch.rules, [&](SketchRule const& rule) {
        std::set<std::string> found;
        for (auto const& term : rule.terms) {
            found.insert(term.id);
        }
        return rule.whole == whole && found == wanted;
    });
    // "within" says it of each column of the group, "split" of all together.
    return ruled || std::ranges::any_of(sketch.groups, [&](SketchGroup const& group) {
               std::set<std::string> found;
               for (std::size_t leaf = group.leaves.first; leaf <= group.leaves.last; ++leaf) {
                   found.insert(sketch.columns[leaf].id);
               }
               bool const one = group.parts == Parts::within && wanted.size() == 1 &&
                                found.contains(*wanted.begin());
               return group.of == whole &&
                      (one || (group.parts == Parts::split && found == wanted));
           });
}

} // namespace gopbieu::draft
