#pragma once

#include "command/return_survey.hpp"
#include "command/run_campaign.hpp"

#include <string>
#include <vector>

namespace gopbieu {

/// What is known of all files when the first folder is made.
struct SurveyedFiles {
    Decisions const& decisions;
    ReturnSurvey const& survey;
    StandingKinds const& standings; ///< of the forms of the desk, in their order
};

/// Writes what goes back to the units: marked workbooks, letters, reminders. Works from the ledger,
/// folder by folder, and writes only what has changed since the run before.
Result<RunReturns> give_back(Desk const& desk,
                             RunOptions const& options,
                             Ledger& ledger,
                             Publications const& before,
                             SurveyedFiles const& files);

/// Writes the letters that go up with the published workbooks.
Trouble write_covers(Desk const& desk,
                     RunOptions const& options,
                     Totals const& totals,
                     std::vector<std::string> const& published,
                     Publications const& before,
                     RunReturns& returns);

} // namespace gopbieu
