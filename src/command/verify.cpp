#include "command/verify.hpp"

#include "base/catalogue/proving.hpp"
#include "base/file.hpp"
#include "base/parallel.hpp"
#include "check/check.hpp"
#include "command/counted.hpp"
#include "command/other_forms.hpp"
#include "command/take_in.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace gopbieu {

namespace {

class Proof {
public:
    Proof(Desk const& desk, RunOptions const& options, Ledger& ledger)
        : m_desk(desk), m_options(options), m_ledger(ledger), m_units(desk.tree),
          m_index(desk.forms.forms), m_checker(desk.forms), m_decisions(ledger.decisions()),
          m_answers(answers_of(m_decisions)), m_others(desk, m_checker, true)
    {
    }

    Result<Verified> work()
    {
        read_records();
        read_originals();
        if (auto trouble = m_ledger.trouble()) {
            return *trouble;
        }
        settle_all();
        auto const totals = add_up_again();
        compare_published(totals);
        return std::move(m_verified);
    }

private:
    using Key = std::pair<std::string, std::string>; ///< file as shown, sheet

    void read_records()
    {
        m_ledger.each_file(Detail::with_figures,
                           [&](FileRecord&& record) { m_records.push_back(std::move(record)); });
    }

    // Of files with the same bytes the first by name counts; the others are duplicates.
    void read_originals()
    {
        std::vector<FileRecord const*> wanted;
        std::set<std::string> seen;
        for (auto const& record : m_records) {
            if (!record.source.sha256.empty() && seen.insert(record.source.sha256).second) {
                wanted.push_back(&record);
            }
        }
        std::vector<std::vector<char>> originals(wanted.size());
        std::vector<FileRecord> again(wanted.size());
        TakeInContext const context{
            {m_index, m_units, m_answers, m_desk.campaign.period}, m_checker, m_decisions};
        // The ledger is asked by one thread; reading and judging is done by several.
        constexpr std::size_t at_once = 256;
        for (std::size_t first = 0; first < wanted.size(); first += at_once) {
            auto const count = std::min(at_once, wanted.size() - first);
            for (auto at = first; at < first + count; ++at) {
                auto bytes = m_ledger.original(wanted[at]->source.sha256);
                if (bytes) {
                    originals[at] = std::move(*bytes);
                } else {
                    auto const& problem = bytes.problem();
                    m_verified.findings.push_back(
                        finding(problem.say, {wanted[at]->source.file}, problem.args));
                }
            }
            in_order(
                count,
                m_options.threads,
                [&](std::size_t offset) {
                    auto const at = first + offset;
                    again[at].source = wanted[at]->source;
                    if (!originals[at].empty()) {
                        judge(originals[at], context, again[at]);
                    }
                },
                [&](std::size_t offset) {
                    auto const at = first + offset;
                    originals[at] = {};
                    compare_with_ledger(*wanted[at], again[at]);
                });
        }
    }

    void compare_with_ledger(FileRecord const& kept, FileRecord& again)
    {
        ++m_verified.files;
        for (auto const& one : kept.submissions) {
            auto const found =
                std::ranges::find_if(again.submissions, [&](JudgedSubmission const& other) {
                    return other.submission.source.file == one.submission.source.file &&
                           other.submission.sheet == one.submission.sheet &&
                           other.submission.form == one.submission.form;
                });
            ++m_verified.submissions;
            m_verified.figures += one.submission.facts.size();
            if (found == again.submissions.end() ||
                found->submission.facts != one.submission.facts ||
                found->submission.unit != one.submission.unit) {
                tell_different(one.submission,
                               found == again.submissions.end() ? nullptr : &found->submission);
            }
        }
        for (auto& one : again.submissions) {
            one.batch = kept.batch;
            one.id = ++m_place;
            m_of_unit[one.submission.unit].push_back(std::move(one));
        }
    }

    void tell_different(Submission const& kept, Submission const* again)
    {
        std::string places;
        if (again != nullptr) {
            for (auto const& fact : kept.facts) {
                auto const* const other = again->find(fact.row, fact.column);
                if (other == nullptr || other->value != fact.value) {
                    places += (places.empty() ? "" : ", ") + to_a1(fact.cell);
                }
            }
        }
        m_verified.findings.push_back(
            finding(say::verify_figures_differ,
                    kept.place(),
                    {{"form", kept.form}, {"unit", kept.unit}, {"places", places}}));
    }

    void settle_all()
    {
        std::map<std::pair<Key, std::string>, SubmissionState> kept;
        for (auto const& record : m_records) {
            if (record.state == FileState::duplicate) {
                continue;
            }
            for (auto const& one : record.submissions) {
                auto const& submission = one.submission;
                kept[{{submission.source.file, submission.sheet}, submission.form}] = one.state;
            }
        }
        for (auto& [unit, of_unit] : m_of_unit) {
            std::ranges::stable_sort(of_unit, {}, [](JudgedSubmission const& one) {
                return std::pair(one.batch, one.submission.source.file);
            });
            settle(of_unit, m_decisions, [&](auto const& one, auto const& counting) {
                return m_others.check(one, counting);
            });
            for (auto const& one : of_unit) {
                auto const& submission = one.submission;
                auto const found =
                    kept.find({{submission.source.file, submission.sheet}, submission.form});
                if (found == kept.end() || found->second != one.state) {
                    m_verified.findings.push_back(finding(
                        say::verify_state_differs,
                        submission.place(),
                        {{"form", submission.form},
                         {"unit", submission.unit},
                         {"found", std::string(state_name(one.state))},
                         {"expected",
                          std::string(found == kept.end() ? "-" : state_name(found->second))}}));
                }
            }
        }
    }

    Totals add_up_again()
    {
        Adder adder(m_desk.forms, m_desk.tree, m_desk.campaign.filed_by);
        for (auto const& [unit, of_unit] : m_of_unit) {
            for (auto const& one : of_unit) {
                if (one.state == SubmissionState::accepted) {
                    adder.add(one.submission, arrival_of(one, static_cast<std::uint64_t>(one.id)));
                }
            }
        }
        return adder.finish(m_desk.root);
    }

    void compare_published(Totals const& totals)
    {
        auto const& campaign = m_desk.campaign;
        auto const layout = layout_on(m_desk.tree, m_desk, m_index, m_units, m_options.language);
        for (auto const unit : published_units(m_desk, totals)) {
            auto const name = published_name(campaign, m_desk.tree.unit(unit));
            ++m_verified.published;
            auto const workbook = read_published(campaign.folder / name);
            if (!workbook) {
                std::error_code ignored;
                bool const there = std::filesystem::exists(campaign.folder / name, ignored);
                m_verified.findings.push_back(
                    there ? finding(workbook.problem().say, {name}, workbook.problem().args)
                          : finding(say::verify_unpublished, {}, {{"file", name}}));
                continue;
            }
            auto const found = unlike_published(totals, layout, unit, *workbook);
            if (found.empty()) {
                ++m_verified.agreeing;
            } else {
                m_verified.findings.push_back(
                    finding(say::verify_published_differs,
                            {name},
                            {{"count", std::to_string(found.size())},
                             {"differences", words(found, m_options.language)}}));
            }
        }
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
    std::vector<FileRecord> m_records;
    std::int64_t m_place = 0; ///< of submissions by the names of their files
    std::map<std::string, std::vector<JudgedSubmission>> m_of_unit;
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
