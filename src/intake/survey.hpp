#pragma once

#include "intake/header.hpp"

#include <vector>

namespace gopbieu {

/// What the texts of a sheet have of one form's labels.
struct FormTraces {
    std::vector<LabelHit> header; ///< labels of columns and groups, by their places
    std::vector<LabelHit> body;   ///< labels of rows

    /// Whether there is enough of it to look for a table.
    [[nodiscard]] bool promising(FormDefinition const& form, FormLabels const& labels) const;
};

/// Looks every text of a sheet up once and sorts what was found by forms. `plainly`: texts that are
/// no label are compared without accents, for files that were typed without.
std::vector<FormTraces> survey(Grid const& grid, TextKeys& keys, bool plainly);

} // namespace gopbieu
