#pragma once

#include "command/command.hpp"
#include "command/run_campaign.hpp"

#include <optional>
#include <string>

namespace gopbieu {

/// What a command that looks at a campaign begins with. Faults of campaign, register and forms are
/// printed; without a value the command ends as wrong usage.
std::optional<Desk> open_desk(Surroundings const& surroundings, RunOptions const& options);

/// The options of a command on the campaign in a folder, with the forms of another (or none named).
RunOptions looking_at(std::string const& folder, std::string const& forms, Language language);

/// The campaign's ledger, to look only.
Result<Ledger> look_into_ledger(Desk const& desk);

} // namespace gopbieu
