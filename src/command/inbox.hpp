#pragma once

#include "base/result.hpp"
#include "command/arrivals.hpp"
#include "command/take_in.hpp"
#include "ledger/ledger.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace gopbieu {

/// What a look into the inbox came to.
struct InboxResult {
    std::size_t seen = 0;                ///< files that lie there
    std::size_t read = 0;                ///< new or changed ones
    std::int64_t first_read = INT64_MAX; ///< they have numbers in the ledger from this one on
    std::vector<std::string> removed;    ///< files that have left
};

/// Brings the ledger up to what lies in nop/: only what is new or changed is read, by several
/// threads, and stored in the order of names. What a kill leaves behind is whole, and the next run
/// goes on from there. Memory holds the names of files that are to be read, and nothing of others.
class Inbox {
public:
    /// Whether no run was cut off before everything was settled.
    static bool is_settled(Ledger& ledger);

    /// Told how many of how many files are read.
    using Progress = std::function<void(std::size_t done, std::size_t of)>;

    Inbox(Ledger& ledger, std::filesystem::path campaign, unsigned threads);

    /// Files that are still being written ("nop/a.xlsx"): passed over as if they were not there
    /// yet, or not changed yet.
    void leave_for_later(std::set<std::string> files) { m_later = std::move(files); }

    /// `all_anew`: forms, register or program have changed, so every file is read again.
    Result<InboxResult>
    look(TakeInContext const& context, bool all_anew, Progress const& progress = {});

    /// Settles the units of which anything came or went, or all that file.
    Trouble settle(bool all_units, Decisions const& decisions, CheckOthers const& check_others);

private:
    /// What has to be done, found before anything is.
    struct Differences {
        Arrivals news;
        std::vector<KnownFile> gone;
    };

    Result<Differences> compare(bool all_anew);
    /// A file that was read, on its way into the ledger; its bytes are in the archive already.
    struct Waiting {
        TakenFile taken;
        std::size_t index = 0;
        std::int64_t original = Archive::nowhere;
    };
    void store(Waiting& waiting, Arrivals const& news, bool all_anew);
    Waiting wait(TakenFile taken, std::size_t index);
    Trouble read_all(Arrivals const& news,
                     TakeInContext const& context,
                     bool all_anew,
                     Progress const& progress);
    Trouble begin_batch();
    Trouble let_go(std::vector<KnownFile> const& gone);
    bool still_unreadable(KnownFile const& known, FileRecord const& record);
    void settle_unit(std::string const& unit,
                     Decisions const& decisions,
                     CheckOthers const& check_others);

    Ledger& m_ledger;
    std::filesystem::path m_campaign;
    unsigned m_threads;
    std::set<std::string> m_later;
    InboxResult m_result;
    bool m_cut_off = false; ///< an earlier run, before it had settled what it read
};

} // namespace gopbieu
