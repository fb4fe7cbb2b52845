#include "command/verify.hpp"

#include "base/catalogue/proving.hpp"
#include "command/counted.hpp"
#include "command/other_forms.hpp"
#include "command/prove_published.hpp"
#include "command/read_again.hpp"

#include <algorithm>
#include <vector>

namespace gopbieu {

namespace {

/// The originals, settled anew and added up.
class Proof {
public:
    Proof(Desk const& desk, RunOptions const& options, Ledger& ledger)
        : m_desk(desk), m_options(options), m_ledger(ledger), m_units(desk.tree),
          m_index(desk.forms.forms), m_checker(desk.forms), m_decisions(ledger.decisions()),
          m_answers(answers_of(m_decisions)), m_others(desk, m_checker, true),
          m_originals({{m_index, m_units, m_answers, desk.campaign.period}, m_checker, m_decisions},
                      ledger,
                      options.threads)
    {
    }

    Result<Verified> work()
    {
        m_originals.work(m_options.progress, m_verified);
        if (auto trouble = m_ledger.trouble()) {
            return *trouble;
        }
        auto const totals = add_up();
        prove_published(m_desk,
                        m_options,
                        {totals,
                         m_index,
                         m_units,
                         [this](std::string const& unit) { return counting_of(unit); },
                         [this](VisitCounted const& visit) { each_counting(visit); }},
                        m_ledger,
                        m_verified);
        return std::move(m_verified);
    }

private:
    Totals add_up()
    {
        Adder adder(m_desk.forms, m_desk.tree, m_desk.campaign.filed_by);
        m_counts.resize(m_originals.submissions());
        for (auto const& unit : m_originals.units()) {
            auto [submissions, kept_states] = m_originals.of_unit(unit);
            settle(submissions, m_decisions, [&](auto const& one, auto const& counting) {
                return m_others.check(one, counting);
            });
            for (std::size_t at = 0; at < submissions.size(); ++at) {
                auto const& one = submissions[at];
                if (state_name(one.state) != kept_states[at]) {
                    m_verified.findings.push_back(
                        other_state(one.submission, state_name(one.state), kept_states[at]));
                }
                if (one.state == SubmissionState::accepted) {
                    m_counts[place(one)] = true;
                    adder.add(one.submission, arrival_of(one, place(one)));
                }
            }
        }
        return adder.finish(m_desk.root);
    }

    static std::size_t place(JudgedSubmission const& one)
    {
        return static_cast<std::size_t>(one.id);
    }

    // Once all are settled.
    void each_counting(VisitCounted const& visit)
    {
        for (auto const& unit : m_originals.units()) {
            for (auto const& one : m_originals.of_unit(unit).submissions) {
                if (m_counts[place(one)]) {
                    visit(one, arrival_of(one, place(one)));
                }
            }
        }
    }

    std::vector<Submission> counting_of(std::string const& unit)
    {
        std::vector<Submission> counting;
        for (auto& one : m_originals.of_unit(unit).submissions) {
            if (m_counts[place(one)]) {
                counting.push_back(std::move(one.submission));
            }
        }
        return counting;
    }

    Desk const& m_desk;
    RunOptions const& m_options;
    Ledger& m_ledger;
    UnitNames m_units;
    FormIndex m_index;
    Checker m_checker;
    Decisions m_decisions;
    Answers m_answers;
    OtherForms m_others;
    ReadAgain m_originals;
    std::vector<bool> m_counts; ///< by the place of a submission
    Verified m_verified;
};

} // namespace

bool Verified::good() const
{
    return std::ranges::none_of(findings,
                                [](Finding const& one) { return one.severity != Severity::note; });
}

Result<Verified> verify(Desk const& desk, RunOptions const& options, Ledger& ledger)
{
    Proof proof(desk, options, ledger);
    auto verified = proof.work();
    if (verified && ledger.note("basis") != basis_of(desk, options)) {
        verified->findings.push_back(finding(say::verify_stale, {}));
    }
    return verified;
}

} // namespace gopbieu
