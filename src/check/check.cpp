#include "check/check.hpp"

#include "check/check_rules.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

// 3.918 typed for 3 918 by somebody used to dots: a count cannot tell, so the person is asked.
std::string thousand_hint(Exact const& number)
{
    auto const thousand = number.times(Exact(1000));
    return thousand && thousand->whole() ? " → " + thousand->text() + "?" : "";
}

void check_count(Submission const& submission,
                 Fact const& fact,
                 Column const& column,
                 std::vector<Finding>& findings)
{
    Args args{{"found", fact.raw}, {"column", column.label()}};
    if (!fact.number.whole()) {
        args.push_back({"hint", thousand_hint(fact.number)});
        findings.push_back(
            finding(Say::number_not_whole, submission.place(fact.cell), std::move(args)));
    } else if (fact.number.sign() < 0) {
        findings.push_back(
            finding(Say::number_negative, submission.place(fact.cell), std::move(args)));
    }
}

void check_required(Submission const& submission,
                    FormDefinition const& form,
                    std::vector<Finding>& findings)
{
    for (auto const& row_id : submission.rows) {
        auto const* const row = form.find_row(row_id);
        for (auto const& column : form.columns) {
            if (column.required && submission.find(row_id, column.id) == nullptr) {
                findings.push_back(finding(
                    Say::number_required,
                    submission.place(),
                    {{"column", column.label()}, {"row", row == nullptr ? row_id : row->label}}));
            }
        }
    }
}

} // namespace

std::vector<Finding> check(Submission const& submission, FormDefinition const& form)
{
    std::vector<Finding> findings;
    for (auto const& fact : submission.facts) {
        auto const* const column = form.find_column(fact.column);
        if (column != nullptr && column->type == ValueType::count) {
            check_count(submission, fact, *column, findings);
        }
    }
    check_required(submission, form, findings);
    for (auto const& row : submission.rows) {
        for (auto const& rule : form.rules) {
            if (auto broken = check_rule(submission, form, rule, row)) {
                findings.push_back(std::move(*broken));
            }
        }
    }
    return findings;
}

} // namespace gopbieu
