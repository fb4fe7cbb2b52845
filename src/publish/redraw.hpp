#pragma once

#include "base/result.hpp"
#include "publish/difference.hpp"

#include <filesystem>

namespace gopbieu {

/// Draws a workbook unchanged, reads it back and compares: what comes out differently. The proof
/// that a template can be published, made when it is registered. `scratch`: a file that may be
/// written in the meantime.
Result<std::vector<Difference>> redrawn_differently(Workbook const& workbook,
                                                    std::filesystem::path const& scratch);

/// A name for a file in the system's folder for temporary files that no other run uses.
std::filesystem::path scratch_file();

} // namespace gopbieu
