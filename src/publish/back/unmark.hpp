#pragma once

#include "workbook/workbook.hpp"

#include <string>
#include <string_view>

namespace gopbieu {

/// Takes out of a workbook what an earlier return copy had added: the list in front, our comments,
/// our colours. What was there before them stays.
void unmark(Workbook& workbook);

/// A comment's text without what we had added; `heading` begins our part.
std::string without_our_part(std::string_view text, std::string_view heading);

} // namespace gopbieu
