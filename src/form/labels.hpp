#pragma once

#include "form/form.hpp"

#include <string>

namespace gopbieu {

/// The printed label of a column, short enough for a sentence. Where two columns have the same
/// one, or it says too little by itself, the group stands before it: "Bí thư – Số lượng".
std::string label_of(FormDefinition const& form, Column const& column);
/// The same of a row; before it the row that it is a part of.
std::string label_of(FormDefinition const& form, Row const& row);
/// "Biểu số 1-BTCTW"; the title of a form that has no number.
std::string label_of(FormDefinition const& form);
/// Cut after a word, with "…", where it is longer than a sentence can bear.
std::string shortened(std::string const& label);

} // namespace gopbieu
