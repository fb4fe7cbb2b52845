#include "command/read_again.hpp"

#include "base/catalogue/proving.hpp"
#include "base/parallel.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

constexpr std::string_view not_kept = "-";

JudgedSubmission const* counterpart(std::vector<JudgedSubmission> const& among,
                                    Submission const& one)
{
    auto const found = std::ranges::find_if(among, [&](JudgedSubmission const& other) {
        return other.submission.source.file == one.source.file &&
               other.submission.sheet == one.sheet && other.submission.form == one.form;
    });
    return found == among.end() ? nullptr : &*found;
}

void tell_different(Submission const& kept, Submission const* again, Verified& verified)
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
    verified.findings.push_back(finding(
        say::verify_figures_differ,
        kept.place(),
        {{"form", kept.form}, {"unit", kept.unit}, {"places", places.empty() ? "-" : places}}));
}

} // namespace

Finding other_state(Submission const& submission, std::string_view found, std::string_view kept)
{
    return finding(say::verify_state_differs,
                   submission.place(),
                   {{"form", submission.form},
                    {"unit", submission.unit},
                    {"found", std::string(found)},
                    {"expected", std::string(kept)}});
}

ReadAgain::ReadAgain(TakeInContext context, Ledger& ledger, unsigned threads)
    : m_context(std::move(context)), m_ledger(ledger), m_threads(threads)
{
}

// Of files with the same bytes the first by name counts; the others are duplicates.
void ReadAgain::work(RunOptions::Counted const& progress, Verified& verified)
{
    constexpr std::size_t at_once = 256;
    std::size_t all = 0;
    if (progress) {
        m_ledger.each_present([&](KnownFile const&) { ++all; });
    }
    std::size_t done = 0;
    std::set<std::string> seen;
    std::vector<Pair> pairs;
    auto const flush = [&] {
        read(pairs, verified);
        done += pairs.size();
        pairs.clear();
        if (progress) {
            progress(done, all);
        }
    };
    m_ledger.each_file(Detail::with_figures, [&](FileRecord&& record) {
        if (record.source.sha256.empty()) {
            return;
        }
        if (!seen.insert(record.source.sha256).second) {
            if (record.state != FileState::duplicate) {
                for (auto const& one : record.submissions) {
                    verified.findings.push_back(other_state(
                        one.submission, state_name(FileState::duplicate), state_name(one.state)));
                    m_unlike_files.insert(one.submission.source.file);
                }
            }
            return;
        }
        auto& pair = pairs.emplace_back();
        pair.again.source = record.source;
        pair.kept = std::move(record);
        if (pairs.size() == at_once) {
            flush();
        }
    });
    flush();
    std::ranges::sort(m_places);
}

// The ledger is asked by one thread; reading and judging is done by several.
void ReadAgain::read(std::vector<Pair>& pairs, Verified& verified)
{
    for (auto& pair : pairs) {
        if (auto bytes = m_ledger.original(pair.kept.source.sha256)) {
            pair.original = std::move(*bytes);
        } else {
            auto const& problem = bytes.problem();
            verified.findings.push_back(
                finding(problem.say, {pair.kept.source.file}, problem.args));
        }
    }
    in_order(
        pairs.size(),
        m_threads,
        [&](std::size_t index) {
            auto& pair = pairs[index];
            if (!pair.original.empty()) {
                judge(pair.original, m_context, pair.again);
            }
        },
        [&](std::size_t index) { compare(pairs[index], verified); });
}

void ReadAgain::compare(Pair& pair, Verified& verified)
{
    ++verified.files;
    // Whether the ledger's submissions of the file can stand for those of the original.
    bool alike = pair.kept.state != FileState::duplicate &&
                 pair.kept.submissions.size() == pair.again.submissions.size();
    for (auto const& one : pair.kept.submissions) {
        auto const& kept = one.submission;
        auto const* const again = counterpart(pair.again.submissions, kept);
        ++verified.submissions;
        verified.figures += kept.facts.size();
        if (again == nullptr || again->submission.facts != kept.facts ||
            again->submission.unit != kept.unit) {
            tell_different(kept, again == nullptr ? nullptr : &again->submission, verified);
            alike = false;
        }
        alike = alike && again->submission == kept && again->findings == one.findings;
    }
    for (auto const& one : pair.again.submissions) {
        m_units.insert(one.submission.unit);
    }
    if (alike) {
        for (auto const& one : pair.kept.submissions) {
            m_places.emplace_back(one.id, m_next_place++);
        }
    } else {
        keep_unlike(pair);
    }
    pair = {};
}

void ReadAgain::keep_unlike(Pair& pair)
{
    for (auto const& one : pair.kept.submissions) {
        m_unlike_files.insert(one.submission.source.file);
    }
    for (auto& one : pair.again.submissions) {
        auto const& submission = one.submission;
        m_unlike_files.insert(submission.source.file);
        auto const* const kept = pair.kept.state == FileState::duplicate
                                     ? nullptr
                                     : counterpart(pair.kept.submissions, submission);
        one.batch = pair.kept.batch;
        one.id = m_next_place++;
        m_unlike[submission.unit].push_back(
            {std::move(one), kept == nullptr ? not_kept : state_name(kept->state)});
    }
}

ReadAgain::OfUnit ReadAgain::of_unit(std::string const& unit) const
{
    std::vector<Unlike> all;
    for (auto& one : m_ledger.submissions_of(unit, Detail::with_figures)) {
        if (!m_unlike_files.contains(one.submission.source.file)) {
            one.id =
                std::ranges::lower_bound(m_places, std::pair(one.id, std::uint32_t{0}))->second;
            auto const state = state_name(one.state);
            all.push_back({std::move(one), state});
        }
    }
    if (auto const found = m_unlike.find(unit); found != m_unlike.end()) {
        all.insert(all.end(), found->second.begin(), found->second.end());
    }
    std::ranges::stable_sort(all, [](Unlike const& left, Unlike const& right) {
        auto const order = [](Unlike const& one) {
            return std::pair<std::int64_t, std::string const&>(
                one.submission.batch, one.submission.submission.source.file);
        };
        return order(left) < order(right);
    });
    OfUnit of_unit;
    for (auto& one : all) {
        of_unit.submissions.push_back(std::move(one.submission));
        of_unit.kept_states.push_back(one.kept_state);
    }
    return of_unit;
}

} // namespace gopbieu
