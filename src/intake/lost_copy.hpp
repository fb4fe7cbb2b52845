#pragma once

#include "workbook/workbook.hpp"

namespace gopbieu {

/// Whether a sheet that is no form may all the same be another copy of the one that was taken: it
/// has numbers where that one has them, and its texts are in letters that no known code page
/// makes readable, or half of them are that one's. Which of the two counts is then nothing to be
/// decided in silence.
///
/// `table_top` is the row of the taken sheet in which its table begins.
bool lost_copy(Workbook const& workbook,
               Sheet const& taken,
               std::uint32_t table_top,
               Sheet const& other);

} // namespace gopbieu
