#include "form/draft/samples.hpp"

#include <map>
#include <string_view>

namespace gopbieu::draft {

namespace {

// Two for what is added, one for what is taken away; the whole as much too large as said. A printed
// formula may name a line twice, or even the whole itself; a sample names each once.
std::string sample(SketchRule const& rule, int surplus)
{
    int sum = 0;
    std::string text;
    std::map<std::string_view, int> values;
    for (auto const& term : rule.terms) {
        auto const [value, is_new] = values.emplace(term.id, term.minus ? 1 : 2);
        sum += term.minus ? -value->second : value->second;
        if (is_new && term.id != rule.whole) {
            text += ", " + term.id + ": " + std::to_string(value->second);
        }
    }
    return "{" + rule.whole + ": " + std::to_string(sum + surplus) + text + "}";
}

} // namespace

std::string sum_text(SketchRule const& rule)
{
    std::string text;
    for (auto const& term : rule.terms) {
        text += text.empty() ? (term.minus ? "-" : "") : (term.minus ? " - " : " + ");
        text += term.id;
    }
    return text;
}

std::string rule_text(SketchRule const& rule)
{
    return rule.at_most ? sum_text(rule) + " <= " + rule.whole
                        : rule.whole + " = " + sum_text(rule);
}

std::string passing_sample(SketchRule const& rule)
{
    return sample(rule, rule.at_most ? 1 : 0);
}

std::string failing_sample(SketchRule const& rule)
{
    return sample(rule, rule.at_most ? -1 : 1);
}

} // namespace gopbieu::draft
