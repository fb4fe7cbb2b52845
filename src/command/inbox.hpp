#pragma once

#include "base/result.hpp"
#include "command/take_in.hpp"
#include "ledger/ledger.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

namespace gopbieu {

/// What a look into the inbox came to.
struct InboxResult {
    std::size_t seen = 0;                   ///< files that lie there
    std::vector<std::string> read, removed; ///< new or changed files, and those that have left
    /// Units whose submissions are new, changed or gone; all that ever filed, where an earlier run
    /// was cut off before it had settled them.
    std::set<std::string> touched;
};

/// Brings the ledger up to what lies in nop/: only what is new or changed is read, by several
/// threads, and stored in the order of names. What a kill leaves behind is whole, and the next run
/// goes on from there.
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

    /// Settles the units that were touched, or all.
    Trouble settle(std::set<std::string> const& units,
                   Decisions const& decisions,
                   CheckOthers const& check_others);

private:
    struct Arrival {
        std::filesystem::path file;
        std::string shown;
        KnownFile const* known = nullptr;
    };

    std::vector<Arrival> arrivals(std::vector<std::filesystem::path> const& files,
                                  std::vector<KnownFile> const& known,
                                  bool all_anew,
                                  std::unordered_set<std::string>& here);
    void store(TakenFile& taken, Arrival const& arrival, bool all_anew);
    Trouble read_all(std::vector<Arrival> const& news,
                     TakeInContext const& context,
                     bool all_anew,
                     Progress const& progress);
    Trouble begin_batch();
    Trouble let_go(std::vector<KnownFile> const& known,
                   std::unordered_set<std::string> const& here);
    bool still_unreadable(KnownFile const& known, FileRecord const& record);
    void touch_units_of(std::int64_t file);

    Ledger& m_ledger;
    std::filesystem::path m_campaign;
    unsigned m_threads;
    std::set<std::string> m_later;
    InboxResult m_result;
};

} // namespace gopbieu
