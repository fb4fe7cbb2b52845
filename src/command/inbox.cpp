#include "command/inbox.hpp"

#include "base/file.hpp"
#include "base/parallel.hpp"

#include <algorithm>
#include <memory>
#include <unordered_map>
#include <unordered_set>

namespace gopbieu {

namespace {

// Files a step of the ledger: enough that the disk is not waited for, few enough that a kill costs
// little.
constexpr std::size_t files_a_step = 256;
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
    auto const files = files_below(m_campaign / "nop");
    if (!files) {
        return files.problem();
    }
    m_result = {};
    m_result.seen = files->size();
    if (!m_ledger.note(unsettled).empty()) {
        auto const all = m_ledger.units_ever();
        m_result.touched.insert(all.begin(), all.end());
    }
    auto const known = m_ledger.present_files();
    std::unordered_set<std::string> here;
    auto const news = arrivals(*files, known, all_anew, here);
    auto trouble = news.empty() ? Trouble() : read_all(news, context, all_anew, progress);
    trouble = trouble ? trouble : let_go(known, here);
    return trouble ? Result<InboxResult>(*trouble) : m_result;
}

Trouble Inbox::read_all(std::vector<Arrival> const& news,
                        TakeInContext const& context,
                        bool all_anew,
                        Progress const& progress)
{
    auto trouble = begin_batch();
    std::vector<std::unique_ptr<TakenFile>> ahead(news.size());
    std::vector<std::pair<TakenFile, std::size_t>> waiting;
    auto const flush = [&] {
        trouble = trouble ? trouble : m_ledger.step([&] {
            m_ledger.set_note(unsettled, "1");
            for (auto& [taken, index] : waiting) {
                store(taken, news[index], all_anew);
            }
        });
        waiting.clear();
    };
    in_order(
        news.size(),
        m_threads,
        [&](std::size_t index) {
            if (!trouble) {
                ahead[index] = std::make_unique<TakenFile>(
                    take_in(news[index].file, news[index].shown, context));
            }
        },
        [&](std::size_t index) {
            if (ahead[index] != nullptr) {
                waiting.emplace_back(std::move(*ahead[index]), index);
                ahead[index].reset();
            }
            if (waiting.size() >= files_a_step || index + 1 == news.size()) {
                flush();
            }
            if (progress) {
                progress(index + 1, news.size());
            }
        });
    return trouble;
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
Trouble Inbox::let_go(std::vector<KnownFile> const& known,
                      std::unordered_set<std::string> const& here)
{
    bool const any_gone =
        std::ranges::any_of(known, [&](KnownFile const& one) { return !here.contains(one.name); });
    if (!any_gone && m_ledger.stale_units().empty()) {
        return m_ledger.trouble(); // nothing to look for
    }
    return m_ledger.step([&] {
        for (auto const& one : known) {
            if (!here.contains(one.name)) {
                touch_units_of(one.id);
                m_ledger.remove(one.id);
                m_result.removed.push_back(one.name);
            }
        }
        for (auto const file : m_ledger.find_duplicates()) {
            touch_units_of(file);
        }
        if (!m_result.touched.empty()) {
            m_ledger.set_note(unsettled, "1");
        }
    });
}

std::vector<Inbox::Arrival> Inbox::arrivals(std::vector<std::filesystem::path> const& files,
                                            std::vector<KnownFile> const& known,
                                            bool all_anew,
                                            std::unordered_set<std::string>& here)
{
    std::unordered_map<std::string_view, KnownFile const*> by_name;
    for (auto const& one : known) {
        by_name.emplace(one.name, &one);
    }
    std::vector<Arrival> news;
    for (auto const& file : files) {
        Arrival arrival{file, path_text(file.lexically_relative(m_campaign))};
        // Names that are no UTF-8 may look alike; each file still is a file of its own.
        while (!here.insert(arrival.shown).second) {
            arrival.shown += "~";
        }
        auto const found = by_name.find(arrival.shown);
        arrival.known = found == by_name.end() ? nullptr : found->second;
        auto const stamp = stamp_of(file);
        bool const same = arrival.known != nullptr && stamp == arrival.known->stamp;
        if (!same && m_later.contains(arrival.shown)) {
            if (arrival.known == nullptr) {
                here.erase(arrival.shown);
                --m_result.seen;
            }
        } else if (all_anew || !same) {
            news.push_back(std::move(arrival));
        }
    }
    return news;
}

void Inbox::store(TakenFile& taken, Arrival const& arrival, bool all_anew)
{
    auto& record = taken.record;
    auto const* const known = arrival.known;
    if (known != nullptr) {
        bool const forced = known->stamp == FileStamp();
        if (!all_anew && !forced && known->sha256 == record.source.sha256 &&
            !record.source.sha256.empty()) {
            m_ledger.touch(known->id, record.stamp);
            return; // only looked at, or copied again: the same bytes
        }
        if (!taken.vanished && still_unreadable(*known, record)) {
            return;
        }
        touch_units_of(known->id);
        if (taken.vanished) {
            m_ledger.remove(known->id);
            m_result.removed.push_back(arrival.shown);
        }
    }
    if (taken.vanished) {
        --m_result.seen;
        return;
    }
    m_result.read.push_back(arrival.shown);
    m_ledger.put(record, taken.original ? &*taken.original : nullptr);
    for (auto const& one : record.submissions) {
        m_result.touched.insert(one.submission.unit);
    }
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

void Inbox::touch_units_of(std::int64_t file)
{
    for (auto& unit : m_ledger.units_of(file)) {
        m_result.touched.insert(std::move(unit));
    }
}

Trouble Inbox::settle(std::set<std::string> const& units,
                      Decisions const& decisions,
                      CheckOthers const& check_others)
{
    auto unit = units.begin();
    while (unit != units.end()) {
        auto trouble = m_ledger.step([&] {
            for (std::size_t done = 0; done < units_a_step && unit != units.end(); ++done, ++unit) {
                auto submissions = m_ledger.submissions_of(*unit, Detail::with_figures);
                auto const before = submissions;
                gopbieu::settle(submissions, decisions, check_others);
                for (std::size_t at = 0; at < submissions.size(); ++at) {
                    auto const& now = submissions[at];
                    if (now.state != before[at].state || now.settled != before[at].settled) {
                        m_ledger.settle(now);
                    }
                }
            }
        });
        if (trouble) {
            return trouble;
        }
    }
    if (m_ledger.stale_units().empty() && is_settled(m_ledger)) {
        return m_ledger.trouble(); // nothing came, went or was decided
    }
    return m_ledger.step([&] {
        m_ledger.settle_files();
        m_ledger.set_note(unsettled, {});
        m_ledger.set_note(open_batch, {});
    });
}

} // namespace gopbieu
