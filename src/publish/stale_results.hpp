#pragma once

#include "publish/draft.hpp"

namespace gopbieu {

/// Formulas that use changed cells, directly or through others, lose the result that the template
/// had: the program that opens the file works it out. A result that is known stays, where a change
/// gives it. So no file shows a number that is not that of its figures.
void forget_stale_results(SheetDraft& draft);

} // namespace gopbieu
