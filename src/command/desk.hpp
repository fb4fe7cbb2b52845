#pragma once

#include "command/command.hpp"
#include "org/campaign.hpp"
#include "publish/publish.hpp"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace gopbieu {

struct RunOptions {
    std::filesystem::path folder = ".";
    std::filesystem::path forms;
    unsigned threads = 0;
    Language language = Language::vietnamese;
    bool dry = false;                 ///< everything is worked out, nothing is written
    std::set<std::string> later = {}; ///< files of the inbox that are still being written
    /// How long a file must have lain there unchanged for its stamp to be believed.
    std::chrono::nanoseconds calm = std::chrono::seconds(2);
    /// Told how many of how many new files are read.
    using Counted = std::function<void(std::size_t done, std::size_t of)>;
    Counted progress = {};   ///< files that were read
    Counted publishing = {}; ///< units whose workbooks were made
};

/// All that is known before the first file is opened.
struct Desk {
    Campaign campaign;
    std::optional<Campaign> previous; ///< that of the last period
    OrgTree tree;                     ///< on the campaign's day
    FormSet forms;
    std::vector<Template> templates;
    std::size_t root = 0;
    std::string print;            ///< of the files it was set up from (DeskPrint); may be unknown
    std::vector<Finding> remarks; ///< what was found while it was set up: nothing that hinders
};

/// The ids of the campaign's forms, in its order.
std::vector<std::string> form_names(Desk const& desk);

/// Whether the campaign, register, forms and templates can be worked with; all faults at once.
Loaded<Desk> set_up(RunOptions const& options);

/// What every figure depends on beside its file: when any of it changes, every file is read again.
std::string basis_of(Desk const& desk, RunOptions const& options);

/// How the workbooks of a campaign are laid out on a tree of it, and how whoever takes them in will
/// read them: with no answers given yet. Index and names must outlive it.
BookLayout layout_on(OrgTree const& tree,
                     Desk const& desk,
                     FormIndex const& forms,
                     UnitNames const& units,
                     Language language);

} // namespace gopbieu
