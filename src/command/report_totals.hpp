#pragma once

#include "command/desk.hpp"
#include "command/result_json.hpp"
#include "total/restate.hpp"
#include "total/total.hpp"

namespace gopbieu {

/// The lists of ket-qua.json about totals: "totals", "sources", "over_rows" and "lists".
void write_totals(ResultJson& json, Desk const& desk, Totals const& totals);
/// The totals on the tree of another day; units keep their codes.
void write_restated(ResultJson& json, Desk const& desk, Restated const& restated);

} // namespace gopbieu
