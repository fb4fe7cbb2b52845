#pragma once

// LibreOffice as a second opinion. Where it is not installed a test says SKIPPED.

#include "support/scratch.hpp"

#include <string>

namespace gopbieu::test {

bool office_is_here();

/// Has workbooks of a scratch folder ("in/*.xlsx") opened, worked out anew and saved in its folder
/// out; what it says is in log.txt there.
bool recalculate(Scratch const& scratch, std::string const& files);

} // namespace gopbieu::test
