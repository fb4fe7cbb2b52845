#pragma once

// One folder of tra-lai/: first what is to be in it, worked out from the ledger; then, where
// anything of that has changed, the files.

#include "command/return_survey.hpp"
#include "command/returns.hpp"
#include "command/run_campaign.hpp"
#include "publish/mail/letter.hpp"

#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace gopbieu {

/// A document that goes back, with all that is said of it.
struct PlannedDocument {
    FaultyDocument place;
    std::string sha256; ///< of the file
    FileState state = FileState::returned;
    ReturnedFile told;
    std::string remark_of_none; ///< why no copy is drawn; empty where one is
    std::string copy;           ///< name of the return copy in its folder
};

struct FolderPlan {
    std::string folder; ///< relative to the campaign
    ReturnKind kind = ReturnKind::faulty;
    std::optional<std::size_t> unit;
    std::vector<PlannedDocument> documents;
    std::vector<std::string> missing; ///< titles of forms
    std::vector<std::string> to;      ///< addresses

    /// The names of the letter in its two forms.
    [[nodiscard]] std::string letter() const;
    /// All files of the folder, relative to the campaign.
    [[nodiscard]] std::vector<std::string> files() const;
};

/// What all folders of a run have in common. The ledger is one connection: whoever asks it from a
/// thread holds `at_ledger`.
struct ReturnContext {
    Desk const& desk;
    RunOptions const& options;
    Ledger& ledger;
    Decisions const& decisions;
    ReturnSurvey const& survey;
    std::mutex& at_ledger;
};

/// What one document of the plan says. Asks the ledger.
std::optional<PlannedDocument> plan_document(ReturnContext const& context,
                                             FaultyDocument const& place);

/// A sum over everything that the files of a folder depend on.
std::string fingerprint_of(ReturnContext const& context, FolderPlan const& plan);

/// What came of writing a folder.
struct WrittenFolder {
    std::vector<std::string> files;
    std::vector<Finding> findings;
    Trouble trouble;
};

/// Draws and writes the files. Asks the ledger for originals, and uses up what the plan tells.
WrittenFolder write_folder(ReturnContext const& context, FolderPlan& plan);

} // namespace gopbieu
