#pragma once

// Figures and arguments as the ledger keeps them: one block a submission, because they are always
// read and written together, and a row of a table for each would cost ten times the reading.

#include "base/finding.hpp"
#include "intake/submission.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace gopbieu {

/// Everything of a submission that has no column of its own.
std::string pack_figures(Submission const& submission);
/// Into a submission whose other members are set; false when the bytes are damaged.
bool unpack_figures(std::string_view bytes, Submission& submission);

/// The count of cells alone, for those who do not want the figures; it stands in them as well.
std::string pack_cells(CellCount const& cells);
/// Bytes that are none leave it as it is.
void unpack_cells(std::string_view bytes, CellCount& cells);

std::string pack_args(Args const& args);
std::optional<Args> unpack_args(std::string_view bytes);

} // namespace gopbieu
