#pragma once

#include "command/command.hpp"
#include "ledger/ledger.hpp"
#include "org/campaign.hpp"
#include "publish/publish.hpp"
#include "total/total.hpp"

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace gopbieu {

struct RunOptions {
    std::filesystem::path folder = ".";
    std::filesystem::path forms;
    unsigned threads = 0;
    Language language = Language::vietnamese;
};

/// All that is known before the first file is opened.
struct Desk {
    Campaign campaign;
    std::optional<Campaign> previous; ///< that of the last period
    OrgTree tree;                     ///< on the campaign's day
    FormSet forms;
    std::vector<Template> templates;
    std::size_t root = 0;
};

/// What a run came to, for the receipt, ket-qua.json and the exit code.
struct RunResult {
    std::vector<Finding> setup_findings; ///< errors here: nothing was done
    std::vector<FileRecord> files;       ///< without their facts
    std::array<std::size_t, file_states> states{};
    std::vector<Finding> findings; ///< of totals and coverage
    Totals totals;
    std::vector<std::string> published;  ///< official workbooks
    std::vector<std::string> reconciled; ///< reconciliation workbooks
    Trouble trouble;                     ///< the run could not go on

    [[nodiscard]] bool clean() const;
};

/// Whether the campaign, register, forms and templates can be worked with; all faults at once.
Loaded<Desk> set_up(RunOptions const& options);

/// Takes in what lies in nop/, adds up and publishes.
RunResult run_campaign(Desk const& desk, RunOptions const& options);

/// ket-qua.json (docs/formats.md).
std::string result_json(Desk const& desk, RunResult const& result, Language language);

/// The receipt: every file is in one state, and the states add up.
std::string receipt(Desk const& desk, RunResult const& result, Language language);

} // namespace gopbieu
