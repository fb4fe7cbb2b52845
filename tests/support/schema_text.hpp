#pragma once

#include "base/finding.hpp"
#include "form/form.hpp"

#include <string>
#include <vector>

namespace gopbieu::test {

/// A schema "bieu" with the usual frame: the columns (from their first "-"), the rows and what
/// follows are given. Its first line of columns is line 5.
std::string
fixed_schema(std::string const& columns, std::string const& rows, std::string const& rest = {});

Loaded<FormDefinition> load_text(std::string const& text);

/// "9:5 C202", sorted as they come.
std::vector<std::string> where_and_what(std::vector<Finding> const& findings);

/// What was said, in English.
std::vector<std::string> sentences(std::vector<Finding> const& findings);

} // namespace gopbieu::test
