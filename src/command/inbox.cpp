#include "command/inbox.hpp"

#include "base/parallel.hpp"
#include "base/walk_files.hpp"
#include "ledger/present_files.hpp"

#include <memory>
#include <utility>

namespace gopbieu {

namespace {

// Files a step of the ledger: enough that the disk is not waited for, few enough that a kill costs
// little.
constexpr std::size_t files_a_step = 512;
constexpr std::size_t units_a_step = 1024;

// Notes of the ledger that are there from the first change of a run until all is settled, so that
// the run after one that was cut off knows what is left to do.
constexpr std::string_view unsettled = "unsettled", open_batch = "open batch";

} // namespace

Inbox::Inbox(Ledger& ledger, std::filesystem::path campaign, unsigned threads)
    : m_ledger(ledger), m_campaign(std::move(campaign)), m_threads(threads)
{
}

bool Inbox::is_settled(Ledger& ledger)
{
    return ledger.note(unsettled).empty() && ledger.note(open_batch).empty();
}

Result<InboxResult>
Inbox::look(TakeInContext const& context, bool all_anew, Progress const& progress)
{
    m_result = {};
    m_cut_off = !m_ledger.note(unsettled).empty();
    auto const found = compare(all_anew);
    if (!found) {
        return found.problem();
    }
    m_result.first_read = m_ledger.next_file();
    auto const& news = found->news;
    auto trouble = news.empty() ? Trouble() : read_all(news, context, all_anew, progress);
    trouble = trouble ? trouble : let_go(found->gone);
    return trouble ? Result<InboxResult>(*trouble) : std::move(m_result);
}

// The files that lie there and those that the ledger knows, side by side in the order of names.
Result<Inbox::Differences> Inbox::compare(bool all_anew)
{
    Differences found;
    PresentFiles known(m_ledger);
    std::string shown;
    auto const trouble = walk_files(m_campaign / "nop", [&](WalkedFile const& file) {
        shown = "nop/";
        shown += file.name;
        for (; known.current() != nullptr && known.current()->name < shown; known.advance()) {
            found.gone.push_back(*known.current());
        }
        bool const met = known.current() != nullptr && known.current()->name == shown;
        bool const same = met && file.stamp == known.current()->stamp;
        bool const later = !same && m_later.contains(shown);
        m_result.seen += later && !met ? 0 : 1;
        if (!later && (all_anew || !same)) {
            found.news.add(shown, met);
        }
        if (met) {
            known.advance();
        }
    });
    for (; known.current() != nullptr; known.advance()) {
        found.gone.push_back(*known.current());
    }
    return trouble ? Result<Differences>(*trouble) : std::move(found);
}

Trouble Inbox::read_all(Arrivals const& news,
                        TakeInContext const& context,
                        bool all_anew,
                        Progress const& progress)
{
    auto trouble = begin_batch();
    trouble = trouble ? trouble : m_ledger.begin_load();
    std::vector<std::unique_ptr<TakenFile>> ahead(news.size());
    std::vector<Waiting> waiting;
    auto const flush = [&] {
        trouble = trouble ? trouble : m_ledger.step([&] {
            m_ledger.set_note(unsettled, "1");
            for (auto& one : waiting) {
                store(one, news, all_anew);
            }
        });
        waiting.clear();
    };
    in_order(
        news.size(),
        m_threads,
        [&](std::size_t index) {
            if (!trouble) {
                std::string const shown(news.name(index));
                ahead[index] =
                    std::make_unique<TakenFile>(take_in(m_campaign / shown, shown, context));
            }
        },
        [&](std::size_t index) {
            if (auto const taken = std::move(ahead[index])) {
                waiting.push_back(wait(std::move(*taken), index));
            }
            if (waiting.size() >= files_a_step || index + 1 == news.size()) {
                flush();
            }
            if (progress) {
                progress(index + 1, news.size());
            }
        });
    return trouble ? trouble : m_ledger.end_load();
}

// The bytes go into the archive at once, so that memory does not hold those of a whole step.
Inbox::Waiting Inbox::wait(TakenFile taken, std::size_t index)
{
    Waiting one;
    if (taken.original) {
        one.original = m_ledger.keep_original(*taken.original);
        taken.original.reset();
    }
    one.taken = std::move(taken);
    one.index = index;
    return one;
}

// A run that was cut off in the middle of a batch did not make two batches of it: what comes now
// is not ordered against what that run had read.
Trouble Inbox::begin_batch()
{
    if (!m_ledger.note(open_batch).empty()) {
        return {};
    }
    return m_ledger.step([&] {
        m_ledger.begin_batch();
        m_ledger.set_note(open_batch, "1");
    });
}

// What no longer lies there no longer counts; the ledger and the archive keep it.
Trouble Inbox::let_go(std::vector<KnownFile> const& gone)
{
    if (gone.empty() && !m_ledger.any_stale()) {
        return m_ledger.trouble(); // nothing to look for
    }
    return m_ledger.step([&] {
        for (auto const& one : gone) {
            m_ledger.remove(one.id);
            m_result.removed.push_back(one.name);
        }
        m_ledger.find_duplicates();
        m_ledger.set_note(unsettled, "1");
    });
}

void Inbox::store(Waiting& waiting, Arrivals const& news, bool all_anew)
{
    auto const& taken = waiting.taken;
    auto& record = waiting.taken.record;
    auto const known =
        news.known(waiting.index) ? m_ledger.known(record.source.file) : std::nullopt;
    if (known) {
        bool const forced = known->stamp == FileStamp();
        if (!all_anew && !forced && known->sha256 == record.source.sha256 &&
            !record.source.sha256.empty()) {
            m_ledger.touch(known->id, record.stamp);
            return; // only looked at, or copied again: the same bytes
        }
        if (!taken.vanished && still_unreadable(*known, record)) {
            return;
        }
        if (taken.vanished) {
            m_ledger.remove(known->id);
            m_result.removed.push_back(record.source.file);
        }
    }
    if (taken.vanished) {
        --m_result.seen;
        return;
    }
    ++m_result.read;
    m_ledger.put(record, waiting.original);
}

// What cannot be opened is tried again by every run, and mostly for the same reason in vain.
bool Inbox::still_unreadable(KnownFile const& known, FileRecord const& record)
{
    if (!known.sha256.empty() || !record.source.sha256.empty()) {
        return false;
    }
    auto const before = m_ledger.file(known.name, Detail::without_figures);
    return before && before->findings == record.findings;
}

void Inbox::settle_unit(std::string const& unit,
                        Decisions const& decisions,
                        CheckOthers const& check_others)
{
    auto submissions = m_ledger.submissions_of(unit, Detail::with_figures);
    std::vector<std::pair<SubmissionState, std::vector<Finding>>> before;
    for (auto& one : submissions) {
        before.emplace_back(one.state, std::move(one.settled)); // it is made anew
    }
    gopbieu::settle(submissions, decisions, check_others);
    for (std::size_t at = 0; at < submissions.size(); ++at) {
        auto const& now = submissions[at];
        if (now.state != before[at].first || now.settled != before[at].second) {
            m_ledger.settle(now);
        }
    }
}

Trouble Inbox::settle(bool all_units, Decisions const& decisions, CheckOthers const& check_others)
{
    auto const which = m_cut_off   ? UnitsWith::ever_filed
                       : all_units ? UnitsWith::files_here
                                   : UnitsWith::changes;
    auto units = m_ledger.some_units(which, {}, units_a_step);
    while (!units.empty()) {
        auto trouble = m_ledger.step([&] {
            for (auto const& unit : units) {
                settle_unit(unit, decisions, check_others);
            }
        });
        if (trouble) {
            return trouble;
        }
        units = m_ledger.some_units(which, units.back(), units_a_step);
    }
    if (!m_ledger.any_stale() && is_settled(m_ledger)) {
        return m_ledger.trouble(); // nothing came, went or was decided
    }
    return m_ledger.step([&] {
        m_ledger.settle_files();
        m_ledger.set_note(unsettled, {});
        m_ledger.set_note(open_batch, {});
    });
}

} // namespace gopbieu
