#pragma once

#include "command/run_campaign.hpp"
#include "total/contributions.hpp"

#include <string>

namespace gopbieu {

/// Which consolidated figure is meant by "UNIT/FORM/ROW/COLUMN", each by id, code or label; an
/// empty row or the label of the total row means all rows together.
Result<Explainer::Cell> figure_by_names(Desk const& desk, std::string const& where);

/// The same by the cell of a published workbook: "Biểu 1!C9", or "C9" of its only form.
Result<Explainer::Cell>
figure_by_cell(Desk const& desk, std::string const& file, std::string const& cell);

} // namespace gopbieu
