#pragma once

#include "form/form.hpp"

namespace gopbieu {

/// A form whose rows decide: opening balance A, increase B = B1 + B2 (B2 = B2a + B2b), decrease C,
/// balance D = A + B - C; of D women and those under 30; the mean age; over this period and the
/// last, and their ratio. Row "tieu_de" is a heading; "tre" is closed in "cung_ky".
FormDefinition pair_form();

/// A rule of the given text, with the id "R".
Rule rule_of(std::string_view text, std::string_view when = "");

} // namespace gopbieu
