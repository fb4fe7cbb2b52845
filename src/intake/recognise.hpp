#pragma once

#include "form/form.hpp"
#include "intake/find_unit.hpp"
#include "intake/submission.hpp"
#include "workbook/workbook.hpp"

#include <string>
#include <vector>

namespace gopbieu {

/// What was found in one workbook: a submission for each form, and what must be said about them.
///
/// A finding that is an error here is a question or a fault that keeps its submission out; it
/// never means that a figure was guessed.
struct Recognition {
    std::vector<Submission> submissions;
    std::vector<Finding> findings;
    bool ours = false;     ///< some form of the campaign is in it
    bool question = false; ///< a person must say which unit, sheet or column is meant
};

/// Which forms, which unit, which figures.
Recognition recognise(Workbook const& workbook,
                      FormSet const& forms,
                      UnitNames const& units,
                      Source const& source);

} // namespace gopbieu
