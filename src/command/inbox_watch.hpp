#pragma once

#include "ledger/records.hpp"

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace gopbieu {

/// The outsides of the files that a run depends on, by their names in the campaign's folder.
using FolderView = std::map<std::string, FileStamp>;

/// What lies in nop/, and the campaign, register and ledger.
FolderView view_of(std::filesystem::path const& campaign);

/// Decides when to run, from looks into the folder: when something is new and nothing has changed
/// for a while. Knows no clock of its own.
class InboxWatch {
public:
    using Time = std::chrono::steady_clock::time_point;
    using Duration = std::chrono::steady_clock::duration;

    /// `calm`: how long nothing may have changed. `patience`: how long what is new waits at most,
    /// while other files still grow.
    InboxWatch(Duration calm, Duration patience) : m_calm(calm), m_patience(patience) {}

    /// A look into the folder.
    void look(FolderView const& view, Time now);
    /// Whether to run now.
    [[nodiscard]] bool ready(Time now) const;
    /// Files that are still being written, as far as can be seen: not to be read yet.
    [[nodiscard]] std::set<std::string> growing(Time now) const;
    /// Whether anything waits to be quiet.
    [[nodiscard]] bool waiting() const { return m_since.has_value(); }

    /// A run took in what was last looked at, but for the files that were growing. `ledger`: what
    /// the run itself has written, so that it is no news.
    void ran(std::set<std::string> const& left_out, FolderView const& after, Time now);
    /// The run could not do its work: tried again after a while even if nothing changes.
    void failed(Time now);

private:
    struct Known {
        FileStamp stamp;
        Time changed;
    };

    Duration m_calm, m_patience;
    std::map<std::string, Known> m_known;
    bool m_looked = false;
    std::optional<Time> m_since;  ///< when the first change came that no run has seen
    std::optional<Time> m_change; ///< when the last one came
    std::optional<Time> m_retry;
};

} // namespace gopbieu
