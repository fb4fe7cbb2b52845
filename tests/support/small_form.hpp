#pragma once

#include "form/form.hpp"
#include "org/unit.hpp"

namespace gopbieu {

/// A form of four columns, enough for every kind: "TT", a key, two counts (one a part of the
/// other) and a mean weighted by the first; and one rule, part <= all.
FormDefinition small_form();

/// A district over two communes over cells; "Bản A" occurs in both communes.
OrgTree small_tree();

} // namespace gopbieu
