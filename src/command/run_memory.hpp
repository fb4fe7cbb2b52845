#pragma once

#include "command/run_campaign.hpp"

#include <string>
#include <string_view>

namespace gopbieu {

/// What a run came to as bytes, for the next one that finds nothing changed: receipt, coverage,
/// findings of totals and the names of what was published.
std::string pack_result(RunResult const& result);
/// Files read and removed are those of the run, and stay none. False when the bytes are damaged.
bool unpack_result(std::string_view bytes, RunResult& result);

} // namespace gopbieu
