#include "form/draft/samples.hpp"

namespace gopbieu::draft {

namespace {

// Two for what is added, one for what is taken away; the whole as much too large as said.
std::string sample(SketchRule const& rule, int surplus)
{
    int sum = 0;
    std::string text;
    for (auto const& term : rule.terms) {
        int const value = term.minus ? 1 : 2;
        sum += term.minus ? -value : value;
        text += ", " + term.id + ": " + std::to_string(value);
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
