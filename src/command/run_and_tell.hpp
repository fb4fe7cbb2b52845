#pragma once

#include "command/command.hpp"
#include "command/run_campaign.hpp"

namespace gopbieu {

/// What of a run is told, and how.
struct Telling {
    bool json = false;  ///< ket-qua.json instead of the receipt
    bool quiet = false; ///< neither findings nor receipt
    bool news = false;  ///< findings of the files that this run read, and no others
};

/// Sets up the desk, runs the campaign, prints its findings and the receipt.
Exit run_and_tell(RunOptions options, Telling telling, Surroundings const& surroundings);

} // namespace gopbieu
