#pragma once

// From a blank official workbook, made by anyone, to a schema that needs little editing: the table
// is found by its lines, merges and texts, its words say what its figures are, and every guess is
// written beside what was guessed, with its reason. See docs/commands/form.md.

#include "base/finding.hpp"
#include "workbook/workbook.hpp"

#include <filesystem>
#include <string>

namespace gopbieu {

struct DraftOptions {
    std::string sheet; ///< the name of the sheet to draft from; empty: the one with a table
    std::string id;    ///< of the form; empty: made of its number or title
    std::filesystem::path forms;              ///< where code lists are looked for; may be empty
    Language language = Language::vietnamese; ///< of the comments
};

struct Draft {
    std::string id, sheet;
    std::string text; ///< form.yaml
};

/// `shown` is the template's name in messages.
Loaded<Draft>
draft_form(Workbook const& workbook, std::string const& shown, DraftOptions const& options);

} // namespace gopbieu
