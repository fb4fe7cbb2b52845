#pragma once

#include "command/run_campaign.hpp"

#include <optional>
#include <string>

namespace gopbieu {

/// What is remembered of a run so that the next one can tell without setting up a desk that nothing
/// has changed. It grows with what was found in setting up, and with nothing else. Empty where it
/// cannot be told.
std::string glance_of(Desk const& desk, RunResult const& result, Ledger& ledger);

/// What the last run came to, if files, campaign, register, forms and everything that was written
/// lie there as it left them. What it had found in setting up stands in its remarks.
std::optional<RunResult> look_at_a_glance(RunOptions const& options);

} // namespace gopbieu
