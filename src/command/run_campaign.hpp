#pragma once

#include "command/desk.hpp"
#include "command/receipt.hpp"
#include "command/result_json.hpp"
#include "command/returns.hpp"
#include "ledger/ledger.hpp"
#include "ledger/standing.hpp"
#include "total/restate.hpp"
#include "total/total.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gopbieu {

/// How complete the root's total of a form is.
struct RunCoverage {
    std::string form;
    std::size_t filed = 0, expected = 0;
};

/// What a run came to, for the receipt, ket-qua.json and the exit code. It holds no files: whoever
/// needs them has the ledger visit one after the other (each_file, each_finding), so that memory
/// does not grow with their number.
struct RunResult {
    std::shared_ptr<Ledger> ledger; ///< as the run left it; null when it could not be opened
    std::string campaign;           ///< its name
    std::string restated_on;        ///< the day, as people say it; empty: none
    std::vector<Finding> remarks;   ///< found in setting up
    Receipt receipt;
    std::vector<RunCoverage> coverage;
    StandingKinds standings; ///< of units and the forms of the desk; of a whole run only
    std::int64_t first_read = INT64_MAX; ///< files of this number on were read by this run
    std::vector<std::string> removed;    ///< files that have left since the last run
    std::vector<Finding> findings;       ///< of totals and coverage
    /// Of units that have others below them or that publish. Empty where nothing had changed since
    /// the last run: what is told of it is then what that run came to.
    Totals totals;
    bool nothing_changed = false;
    std::vector<std::string> published; ///< official workbooks; of a dry run: what it would publish
    std::optional<Restated> restated;   ///< on the tree of another day, where the campaign asks
    std::vector<std::string> published_restated;
    std::vector<std::string> reconciled; ///< reconciliation workbooks, likewise
    std::string page;                    ///< the page that tells it all, likewise
    std::vector<std::string> withdrawn;  ///< published by an earlier run, without figures now
    RunReturns returns;                  ///< what goes back to the units, and letters
    Trouble trouble;                     ///< the run could not go on

    [[nodiscard]] bool clean() const;
};

/// The units of the campaign's publish levels for which anything came in, parents before children.
std::vector<std::size_t> published_units(Desk const& desk, Totals const& totals);

/// Takes in what lies in nop/, adds up and publishes. Only what changed is made again, and where
/// nothing did, the run ends before adding up: a file that a run writes and that must come back
/// when somebody takes it away is therefore remembered in the ledger as a Publication.
RunResult run_campaign(Desk const& desk, RunOptions const& options);

/// ket-qua.json (docs/formats.md), written to the sink piece by piece.
void write_result_json(
    Desk const& desk, RunResult const& result, Ledger& ledger, Language language, Sink const& sink);
/// "ket-qua/ket-qua.json", relative to the campaign.
inline constexpr char const* result_json_name = "ket-qua/ket-qua.json";

/// The receipt: every file is in one state, and the states add up.
std::string receipt(RunResult const& result, Language language);
/// The same of a dry run, with what would be read and written.
std::string dry_receipt(RunResult const& result, Language language);

} // namespace gopbieu
