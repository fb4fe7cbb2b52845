#pragma once

#include "intake/submission.hpp"
#include "total/form_total.hpp"

#include <string>

namespace gopbieu {

/// What a total shows, as if a unit had filed it, with what its means are of. There is no file and
/// no cell that it stands in.
Submission as_submission(FormTotal const& total, std::string const& unit);

} // namespace gopbieu
