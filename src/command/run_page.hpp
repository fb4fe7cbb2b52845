#pragma once

#include "command/run_campaign.hpp"

#include <string>

namespace gopbieu {

/// "ket-qua/bao-cao.html", relative to the campaign.
std::string page_name();

/// Writes the page that tells it all, from what the ledger holds and what the run came to. To be
/// called when all workbooks are published: it names them.
Trouble publish_page(Desk const& desk, RunResult const& result, Ledger& ledger, Language language);

} // namespace gopbieu
