#include "command/other_forms.hpp"

#include "base/catalogue/totals.hpp"

namespace gopbieu {

std::vector<Finding> OtherForms::check(Submission const& submission,
                                       std::vector<Submission const*> const& counting)
{
    auto findings = m_checker.check_against_others(submission, against(submission, counting));
    if (m_before.divided(submission.unit) && looks_back(submission.form)) {
        findings.push_back(
            finding(say::previous_not_comparable, submission.place(), {{"form", submission.form}}));
    }
    return findings;
}

CheckContext OtherForms::against(Submission const& submission,
                                 std::vector<Submission const*> const& counting)
{
    CheckContext context;
    context.period = m_desk.campaign.period;
    context.others = counting;
    for (auto const& one : m_before.of(submission.unit)) {
        context.previous.push_back(&one);
    }
    return context;
}

// Whether any rule of a form asks for the last period.
bool OtherForms::looks_back(std::string_view form) const
{
    auto const* const known = m_desk.forms.find(form);
    bool found = false;
    for (auto const& rule : known == nullptr ? std::vector<Rule>() : known->rules) {
        for_each_name(rule.claim, [&](Expression const& name) {
            found = found || name.reference.whose == Reference::Whose::previous;
        });
    }
    return found;
}

} // namespace gopbieu
