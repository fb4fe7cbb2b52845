#pragma once

#include <optional>
#include <string_view>

namespace gopbieu {

/// What parts the fields of a table written as text: one of `, ; tab |`, told from the first
/// lines. Nothing where they are no table: prose, a single column. Lines of a title or notes
/// around a table, which have no delimiters, do not hide it where it is unmistakable.
std::optional<char> delimiter_of(std::string_view text);

} // namespace gopbieu
