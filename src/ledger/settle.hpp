#pragma once

// Which of a unit's submissions count. What a file is by itself was judged when it was taken in;
// here it meets the unit's other files, the last period and what people decided.

#include "intake/answers.hpp"
#include "ledger/records.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// What a finding is about: a submission, or (without unit and form) a file as a whole.
struct Whose {
    std::string_view sha256, unit, form;

    explicit Whose(Submission const& submission)
        : sha256(submission.source.sha256), unit(submission.unit), form(submission.form)
    {
    }
    explicit Whose(Source const& source) : sha256(source.sha256) {}
};

/// What people decided, found by file and finding.
class Decisions {
public:
    Decisions() = default;
    explicit Decisions(std::vector<Decision> all);

    /// The last word on a submission as a whole; null: none was said.
    [[nodiscard]] Decision const* on(Submission const& submission) const;
    /// The answer that names this submission's file as the one that counts; null: none.
    [[nodiscard]] Decision const* choice_of(Submission const& submission) const;
    /// The acceptance of a finding, by its key or with the submission as a whole; null: none.
    [[nodiscard]] Decision const* acceptance(Finding const& finding, Whose const& whose) const;
    [[nodiscard]] std::vector<Decision> const& all() const { return m_all; }

private:
    std::vector<Decision> m_all;
    std::multimap<std::string, std::size_t, std::less<>> m_by_file;
};

/// The answers among the decisions, for the intake: each for its own question, and as an offer
/// where the same question returns from the same unit.
Answers answers_of(Decisions const& decisions);

/// Findings of a submission that follow from others: rules over other forms and the last period.
using CheckOthers = std::function<std::vector<Finding>(
    Submission const& submission, std::vector<Submission const*> const& counting)>;

/// Settles all submissions of one unit, in the order of their arrival: state and settled findings
/// of each are made anew.
void settle(std::vector<JudgedSubmission>& of_unit,
            Decisions const& decisions,
            CheckOthers const& check_others);

/// The state that findings alone give: waiting for an answer, returned, or accepted.
SubmissionState
state_by(std::vector<Finding> const& findings, Whose const& whose, Decisions const& decisions);

} // namespace gopbieu
