#pragma once

#include "form/form.hpp"

#include <string>

namespace gopbieu {

/// The printed label of a column, short enough for a sentence. Where two columns have the same
/// one, the group stands before it: "Trong đó – Nữ".
std::string label_of(FormDefinition const& form, Column const& column);
/// The same of a row; before it the row that it is a part of.
std::string label_of(FormDefinition const& form, Row const& row);
/// Cut after a word, with "…", where it is longer than a sentence can bear.
std::string shortened(std::string const& label);

} // namespace gopbieu
