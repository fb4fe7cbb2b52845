#pragma once

// What is said of a table beside its figures: how its labels were understood, what is missing, in
// which order it stands.

#include "intake/read_table.hpp"

namespace gopbieu {

void say_before_reading(TableSource const& source);
void say_after_reading(TableSource const& source, Submission const& submission);

} // namespace gopbieu
