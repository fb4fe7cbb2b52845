#pragma once

#include "intake/submission.hpp"
#include "intake/table.hpp"

namespace gopbieu {

/// Reads the rows of a table into a submission. Rows are known by the text of their key, columns by
/// where the header found them. Whatever holds figures and is neither is a finding.
void read_rows(Grid const& grid,
               Table const& table,
               FormDefinition const& form,
               Submission& submission,
               std::vector<Finding>& findings);

} // namespace gopbieu
