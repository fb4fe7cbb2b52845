#pragma once

#include "base/result.hpp"
#include "workbook/workbook.hpp"

#include <span>
#include <string_view>

namespace gopbieu {

/// What a file is by its content; the name plays no part.
struct Sniffed {
    FileKind kind = FileKind::unknown;
    Trouble why_not; ///< for FileKind::foreign: what it really is, and what to do
};

/// Looks at the first bytes, and for a ZIP at the names inside. Cheap: hardly anything is unpacked.
Sniffed look_at(std::span<char const> bytes);

/// Names a file of a kind that is no workbook, archive or mail, by its first bytes: PDF, Word,
/// pictures, databases, shortcuts … Nothing when it is none of the kinds known.
Trouble foreign_kind(std::string_view bytes);

/// What a ZIP is: a package of an office program, or an archive of files.
Sniffed look_at_zip(std::span<char const> bytes);

} // namespace gopbieu
