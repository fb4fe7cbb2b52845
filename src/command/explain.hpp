#pragma once

#include "check/check.hpp"
#include "command/run_campaign.hpp"
#include "total/contributions.hpp"

#include <string>
#include <utility>
#include <vector>

namespace gopbieu {

/// Where a consolidated figure came from, down to the cells of the files.
struct ExplainedFigure {
    Explainer::Cell cell;
    std::string row_label, column_label; ///< as printed
    Coverage coverage;
    Explanation explanation;
    /// For each contribution: the rules of its form that speak of that figure.
    std::vector<std::vector<RuleMet>> rules;
};

/// Adds up what the ledger counts and follows one figure down. `checker` must outlive the result.
Result<ExplainedFigure>
explain(Desk const& desk, Checker const& checker, Ledger& ledger, Explainer::Cell const& cell);

/// For people; `all`: every source, else the first fifty.
std::string
explanation_text(Desk const& desk, ExplainedFigure const& figure, bool all, Language language);

/// One JSON object (docs/formats.md).
std::string explanation_json(Desk const& desk, ExplainedFigure const& figure);

} // namespace gopbieu
