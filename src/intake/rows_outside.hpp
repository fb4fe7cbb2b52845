#pragma once

#include "intake/sheet_work.hpp"
#include "intake/text_keys.hpp"

#include <span>

namespace gopbieu {

/// Asks about rows of the form that its table lacks and whose names stand elsewhere on the sheet
/// beside numbers that nobody took, such as rows above a header that is printed a second time.
void ask_about_rows_outside(SheetWork& work,
                            FormTable const& found,
                            TextKeys& keys,
                            Submission const& submission,
                            std::span<Cell const* const> left);

} // namespace gopbieu
