#pragma once

#include "intake/submission.hpp"
#include "publish/blank/blank_sheet.hpp"

namespace gopbieu {

/// Last period's figures as pale comments where the same figures go now, and its rows chosen.
/// `page` is a copy of the sheet's own.
void show_last_period(BlankSheet const& sheet,
                      Page& page,
                      Submission const& last,
                      Language language);

} // namespace gopbieu
