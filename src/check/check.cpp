#include "check/check.hpp"

#include "check/check_rules.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

void check_count(Submission const& submission, Fact const& fact, std::vector<Finding>& findings)
{
    Args args{{"found", fact.raw}};
    auto const& number = *fact.number();
    if (number.whole()) {
        if (number.sign() < 0) {
            findings.push_back(finding(Say::ask_negative, submission.place(fact.cell), args));
        }
        return;
    }
    // 3.918 typed for 3 918 by somebody used to dots: a count cannot tell, so the person is asked.
    auto const thousand = number.times(Exact(1000));
    if (thousand && thousand->whole()) {
        args.push_back({"likely", thousand->text()});
        findings.push_back(finding(Say::ask_maybe_thousands, submission.place(fact.cell), args));
    } else {
        findings.push_back(finding(Say::ask_not_whole, submission.place(fact.cell), args));
    }
}

void check_required(Submission const& submission,
                    FormDefinition const& form,
                    std::vector<Finding>& findings)
{
    for (auto const& row_id : submission.rows) {
        auto const* const row = form.find_row(row_id);
        for (auto const& column : form.columns) {
            if (column.measure.required && submission.find(row_id, column.id) == nullptr) {
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
        if (column != nullptr && fact.number() != nullptr &&
            form.measure(form.find_row(fact.row), *column).type == ValueType::count) {
            check_count(submission, fact, findings);
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
