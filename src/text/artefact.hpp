#pragma once

#include <string>
#include <string_view>

namespace gopbieu {

/// A text without what pasting and templates leave around it: an apostrophe in front, quotes
/// around (also doubled ones), a "*" behind, "(không sửa)", "(dd/mm/yyyy)", spaces at both ends.
std::string without_artefacts(std::string_view valid_utf8);

/// Writes the text without the notes to the person who fills a template in, "(không sửa)" and its
/// like, to `out`; false when there are none, and `out` is of no use then.
bool cut_notes(std::string_view text, std::string& out);

} // namespace gopbieu
