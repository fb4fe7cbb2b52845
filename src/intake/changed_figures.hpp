#pragma once

#include "form/form.hpp"
#include "form/marker.hpp"
#include "intake/remarks.hpp"
#include "intake/submission.hpp"

namespace gopbieu {

/// Of a workbook that was published by the level below: says which figures are no longer those.
/// False when any is another.
bool say_changed(Marker const& marker,
                 FormDefinition const& form,
                 Submission const& submission,
                 Remarks& remarks);

} // namespace gopbieu
