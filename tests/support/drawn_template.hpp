#pragma once

#include "form/draft/draft.hpp"
#include "form/form.hpp"
#include "workbook/workbook.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gopbieu::test {

/// A blank template out of lines as grid_from_text() reads them, with ruled cells in a range
/// ("A3:F9") or several ("A3:F9 H3:K9").
Workbook drawn_template(std::string_view lines, std::string_view ruled);

/// The draft of it, which must load without a fault.
struct LoadedDraft {
    std::string text;
    FormDefinition form;
    std::vector<std::string> said; ///< "F9 C606"
};
LoadedDraft load_draft(Workbook const& workbook, DraftOptions options = {});

/// What is said about a template from which nothing can be drafted.
std::vector<std::string> refusal_of(Workbook const& workbook, DraftOptions const& options = {});

/// "so_chi_bo count sum", "ty_le percent mean so_chi_bo": columns or rows with their ways.
std::vector<std::string> columns_of(FormDefinition const& form);

/// "B <- A split": rows with what they hang below.
std::vector<std::string> rows_of(FormDefinition const& form);

/// The rules that were written out, as they stand in the draft, without those of groups.
std::vector<std::string> rules_of(FormDefinition const& form);

} // namespace gopbieu::test
