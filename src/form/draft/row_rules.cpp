#include "form/draft/row_rules.hpp"

#include "base/catalogue/drafts.hpp"
#include "form/draft/column_rules.hpp"
#include "form/draft/printed_formula.hpp"
#include "text/match_key.hpp"

namespace gopbieu::draft {

bool row_counts(Sketch const& sketch, std::size_t row)
{
    auto const& one = sketch.rows[row];
    return !one.heading && !one.twice && !one.measure;
}

std::string row_name(Sketch const& sketch, std::size_t row)
{
    auto const& printed = sketch.body.rows[row];
    return without_formula(printed.mark.rest.empty() ? printed.label : printed.mark.rest);
}

std::string key_of(std::string_view words)
{
    return key_with_accents(words);
}

void add_row_rule(Sketch& sketch,
                  std::vector<std::size_t> const& terms,
                  std::size_t whole,
                  RowRuleKind kind)
{
    SketchRule rule;
    rule.whole = sketch.rows[whole].id;
    std::vector<std::string> ids;
    for (auto const term : terms) {
        rule.terms.push_back({sketch.rows[term].id, false});
        ids.push_back(sketch.rows[term].id);
    }
    if (terms.empty() || has_rule(sketch, rule.whole, ids)) {
        return;
    }
    rule.at_most = kind.at_most;
    rule.severity = kind.severity;
    rule.why = !kind.at_most      ? say::draft_why_split
               : terms.size() > 1 ? say::draft_why_at_most
                                  : say::draft_why_within;
    rule.args = {{"whole", row_name(sketch, whole)}, {"part", row_name(sketch, terms.front())}};
    rule.remarks.push_back({kind.reason, {{"whole", row_name(sketch, whole)}}});
    sketch.rules.push_back(std::move(rule));
}

} // namespace gopbieu::draft
