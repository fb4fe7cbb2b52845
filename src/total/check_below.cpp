#include "total/check_below.hpp"

#include "base/catalogue/checks.hpp"
#include "base/catalogue/totals.hpp"
#include "total/as_submission.hpp"
#include "total/notes.hpp"

namespace gopbieu {

namespace {

// The same of a unit: no cell is to blame.
Say said_of_unit(Say say)
{
    if (say == say::rule_broken) {
        return say::below_rule_broken;
    }
    return say == say::rule_pair_broken ? say::below_rule_pair : say::below_rule_impossible;
}

// The printed row or column that the rule was judged at; a rule of single figures has neither.
std::string spot_of(Finding const& finding)
{
    for (auto const& one : finding.args) {
        if (one.name == "row_name" || one.name == "column_name") {
            return " – '" + one.value + "'";
        }
    }
    return {};
}

} // namespace

std::vector<Finding> check_below(Totals const& totals,
                                 OrgTree const& tree,
                                 std::size_t root,
                                 Checker const& checker,
                                 std::string const& period)
{
    std::vector<Finding> findings;
    for (auto const& form : totals.forms) {
        if (!checker.looks_below(*form.form)) {
            continue;
        }
        for (auto const index : tree.below(root)) {
            auto const* const total = form.totals[index].get();
            auto const* const joined = form.joined[index].get();
            auto const* const below = joined != nullptr ? joined : total;
            if (total == nullptr || below->parts.empty()) {
                continue;
            }
            auto const& unit = tree.unit(index);
            for (auto& one : checker.check_against_below(
                     as_submission(*total, unit.code), as_submission(*below, unit.code), period)) {
                Args args{{"unit", unit.name}, {about_unit, unit.code}, {"form", form.form->id}};
                args.push_back({"spot", spot_of(one)});
                args.insert(args.end(), one.args.begin(), one.args.end());
                findings.push_back(
                    {said_of_unit(one.say), one.severity, {total->source_file}, std::move(args)});
            }
        }
    }
    return findings;
}

} // namespace gopbieu
