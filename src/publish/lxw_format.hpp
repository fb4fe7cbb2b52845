#pragma once

#include "publish/draft_styles.hpp"

#include <xlsxwriter.h>

namespace gopbieu {

/// Makes a fresh format of the library look like this.
void put_on(lxw_format* format, CellDress const& dress);

/// Whether the library has no words for all of it: the alignment and the prefix of such a style are
/// written again afterwards.
bool has_own_words(CellDress const& dress);

} // namespace gopbieu
