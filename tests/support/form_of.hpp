#pragma once

#include "form/form.hpp"

#include <string>
#include <vector>

namespace gopbieu {

/// A form in short: columns as "id: Nhóm / Nhãn: type" and rows as "id: Nhãn", a row below another
/// with two more spaces in front. The first key column is the key; "= Nhãn" behind a label is a
/// synonym.
FormDefinition form_of(RowKind kind,
                       std::vector<std::string> const& columns,
                       std::vector<std::string> const& rows);

} // namespace gopbieu
