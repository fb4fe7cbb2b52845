#include "ledger/settle.hpp"

#include "base/catalogue/totals.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

bool about(Decision const& decision, Whose const& whose)
{
    return (decision.unit.empty() || decision.unit == whose.unit) &&
           (decision.form.empty() || decision.form == whose.form);
}

bool same_figures(Submission const& left, Submission const& right)
{
    auto const same = [](Fact const& one, Fact const& other) {
        return one.row == other.row && one.column == other.column && one.value == other.value;
    };
    return left.edition == right.edition && std::ranges::equal(left.facts, right.facts, same);
}

// Settles the submissions of one unit and form among each other.
class Rivals {
public:
    Rivals(std::vector<JudgedSubmission*> all, Decisions const& decisions)
        : m_all(std::move(all)), m_decisions(decisions)
    {
    }

    void settle()
    {
        std::vector<JudgedSubmission*> standing;
        for (auto* const one : m_all) {
            auto const* const word = m_decisions.on(one->submission);
            if (word != nullptr && word->kind == DecisionKind::reject) {
                reject(*one, *word);
            } else {
                standing.push_back(one);
            }
        }
        if (standing.size() < 2) {
            return;
        }
        if (auto const [chosen, word] = chosen_among(standing); chosen != nullptr) {
            for (auto* const one : standing) {
                if (one != chosen) {
                    supersede(*one, say::person_chose, *chosen, word);
                }
            }
            return;
        }
        keep_latest(standing);
    }

private:
    static void reject(JudgedSubmission& one, Decision const& word)
    {
        one.state = SubmissionState::returned;
        one.settled.push_back(finding(say::person_rejected,
                                      one.submission.place(),
                                      {{"name", word.name}, {"reason", word.reason}}));
    }

    static void supersede(JudgedSubmission& one,
                          Say why,
                          JudgedSubmission const& by,
                          Decision const* word = nullptr)
    {
        one.state = SubmissionState::superseded;
        Args args{{"other", by.submission.source.file}};
        if (word != nullptr) {
            args.push_back({"name", word->name});
            args.push_back({"reason", word->reason});
        }
        one.settled.push_back(finding(why, one.submission.place(), std::move(args)));
    }

    // The one that a person accepted as a whole, or named when asked; the last word counts.
    [[nodiscard]] std::pair<JudgedSubmission*, Decision const*>
    chosen_among(std::vector<JudgedSubmission*> const& standing) const
    {
        std::pair<JudgedSubmission*, Decision const*> chosen{};
        for (auto* const one : standing) {
            for (auto const* const word :
                 {m_decisions.on(one->submission), m_decisions.choice_of(one->submission)}) {
                if (word != nullptr && (chosen.second == nullptr || word->id > chosen.second->id)) {
                    chosen = {one, word};
                }
            }
        }
        return chosen;
    }

    static void keep_latest(std::vector<JudgedSubmission*> standing)
    {
        // The same figures in other bytes are one submission: the first of them stands.
        auto const last = standing.back()->batch;
        std::vector<JudgedSubmission*> latest;
        for (auto* const one : standing) {
            if (one->batch != last) {
                continue;
            }
            auto const twin = std::ranges::find_if(latest, [&](JudgedSubmission const* other) {
                return same_figures(one->submission, other->submission);
            });
            if (twin != latest.end()) {
                supersede(*one, say::same_figures, **twin);
            } else {
                latest.push_back(one);
            }
        }
        for (auto* const one : standing) {
            if (one->batch != last) {
                supersede(*one, say::later_counts, *latest.front());
            }
        }
        if (latest.size() > 1) {
            ask(latest);
        }
    }

    // Nothing says which of two different files of one batch counts, so neither does.
    static void ask(std::vector<JudgedSubmission*> const& latest)
    {
        for (auto* const one : latest) {
            auto const* const other = one == latest.front() ? latest[1] : latest.front();
            one->state = SubmissionState::waiting;
            one->settled.push_back(finding(say::filed_twice,
                                           one->submission.place(),
                                           {{"unit", one->submission.unit},
                                            {"form", one->submission.form},
                                            {"found", one->submission.source.file},
                                            {"other", other->submission.source.file}}));
        }
    }

    std::vector<JudgedSubmission*> m_all;
    Decisions const& m_decisions;
};

void list_acceptances(JudgedSubmission& one, Decisions const& decisions)
{
    auto all = one.findings;
    all.insert(all.end(), one.settled.begin(), one.settled.end());
    for (auto const& finding_made : all) {
        auto const* const word = finding_made.severity == Severity::note
                                     ? nullptr
                                     : decisions.acceptance(finding_made, Whose(one.submission));
        if (word != nullptr) {
            one.settled.push_back(finding(say::person_accepted,
                                          finding_made.place,
                                          {{"name", word->name},
                                           {"code", std::string(code(finding_made.say))},
                                           {"place", words(finding_made.place)},
                                           {"reason", word->reason}}));
        }
    }
}

} // namespace

Decisions::Decisions(std::vector<Decision> all) : m_all(std::move(all))
{
    for (std::size_t at = 0; at < m_all.size(); ++at) {
        m_by_file.emplace(m_all[at].sha256, at);
    }
}

Decision const* Decisions::on(Submission const& submission) const
{
    Whose const whose(submission);
    Decision const* last = nullptr;
    auto const [begin, end] = m_by_file.equal_range(whose.sha256);
    for (auto at = begin; at != end; ++at) {
        auto const& one = m_all[at->second];
        bool const whole = one.finding.empty() && one.kind != DecisionKind::answer;
        if (whole && about(one, whose) && (last == nullptr || one.id > last->id)) {
            last = &one;
        }
    }
    return last;
}

Decision const* Decisions::choice_of(Submission const& submission) const
{
    auto const last = std::ranges::find_if(m_all.rbegin(), m_all.rend(), [&](Decision const& one) {
        return one.kind == DecisionKind::answer && one.code == code(say::filed_twice) &&
               one.unit == submission.unit && one.form == submission.form;
    });
    return last != m_all.rend() && last->value == submission.source.file ? &*last : nullptr;
}

Decision const* Decisions::acceptance(Finding const& finding, Whose const& whose) const
{
    auto const [begin, end] = m_by_file.equal_range(whose.sha256);
    Decision const* found = nullptr;
    for (auto at = begin; at != end; ++at) {
        auto const& one = m_all[at->second];
        // A question needs its answer: to accept a file as a whole does not say what a cell holds.
        bool const meant = one.finding.empty() ? !asks(finding.say) && about(one, whose)
                                               : one.finding == finding_key(finding, whose.sha256);
        if (meant && one.kind != DecisionKind::answer && (found == nullptr || one.id > found->id)) {
            found = &one;
        }
    }
    return found != nullptr && found->kind == DecisionKind::accept ? found : nullptr;
}

Answers answers_of(Decisions const& decisions)
{
    Answers answers;
    for (auto const& one : decisions.all()) {
        if (one.kind != DecisionKind::answer) {
            continue;
        }
        Answer const answer{one.value, one.name, one.reason};
        answers.add({one.code, one.sha256, one.sheet, one.what}, answer);
        if (!one.unit.empty()) {
            answers.offer({one.unit, one.form, one.code, one.row, one.column}, answer);
        }
    }
    return answers;
}

SubmissionState
state_by(std::vector<Finding> const& findings, Whose const& whose, Decisions const& decisions)
{
    auto state = SubmissionState::accepted;
    for (auto const& one : findings) {
        if (one.severity == Severity::note || decisions.acceptance(one, whose) != nullptr) {
            continue;
        }
        if (asks(one.say)) {
            return SubmissionState::waiting;
        }
        state = SubmissionState::returned;
    }
    return state;
}

void settle(std::vector<JudgedSubmission>& of_unit,
            Decisions const& decisions,
            CheckOthers const& check_others)
{
    std::map<std::string, std::vector<JudgedSubmission*>> by_form;
    for (auto& one : of_unit) {
        one.state = SubmissionState::accepted;
        one.settled.clear();
        by_form[one.submission.form].push_back(&one);
    }
    for (auto& [form, rivals] : by_form) {
        Rivals(rivals, decisions).settle();
    }
    std::vector<Submission const*> counting;
    for (auto const& one : of_unit) {
        if (one.state == SubmissionState::accepted) {
            counting.push_back(&one.submission);
        }
    }
    for (auto& one : of_unit) {
        if (one.state != SubmissionState::accepted) {
            continue;
        }
        one.settled = check_others(one.submission, counting);
        auto all = one.findings;
        all.insert(all.end(), one.settled.begin(), one.settled.end());
        one.state = state_by(all, Whose(one.submission), decisions);
        list_acceptances(one, decisions);
    }
}

} // namespace gopbieu
