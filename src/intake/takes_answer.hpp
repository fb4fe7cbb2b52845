#pragma once

#include "base/catalogue.hpp"

namespace gopbieu {

/// Whether a person may answer this finding, with what docs/recognition.md lists for it. All that
/// ask do; some errors, which the unit is to correct, can be settled by an answer as well.
bool takes_answer(Say say);

} // namespace gopbieu
