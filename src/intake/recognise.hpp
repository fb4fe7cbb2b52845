#pragma once

#include "intake/answers.hpp"
#include "intake/evidence.hpp"
#include "intake/form_index.hpp"
#include "intake/submission.hpp"
#include "intake/unit_names.hpp"
#include "workbook/workbook.hpp"

#include <string>
#include <vector>

namespace gopbieu {

/// What is known before a file is opened. Made once, used for every file, by several threads.
struct Known {
    FormIndex const& forms;
    UnitNames const& units;
    Answers const& answers;
    std::string period; ///< of the campaign; empty: not known
    /// Who proves a workbook on the tree of another day reads it as such: that day, as in its mark.
    std::string restated = {};
};

/// What was found in one workbook: a submission for each form, and what must be said about them.
///
/// A finding that is an error here is a question or a fault that keeps its submission out; it
/// never means that a figure was guessed.
struct Recognition {
    std::vector<Submission> submissions;
    std::vector<Finding> findings;
    std::vector<Evidence> evidence;   ///< why each form and unit
    std::uint32_t unread_numbers = 0; ///< on sheets that hold no form; a note tells of each sheet
    bool ours = false;                ///< some form of the campaign is in it
    bool question = false;            ///< a person must say which unit, sheet or column is meant
};

/// Which forms, which unit, which figures.
Recognition recognise(Workbook const& workbook, Known const& known, Source const& source);

} // namespace gopbieu
