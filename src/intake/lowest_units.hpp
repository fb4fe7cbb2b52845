#pragma once

#include "intake/unit_names.hpp"

#include <vector>

namespace gopbieu {

/// Of the units that some texts name those that are meant, each once and in the order of the texts.
///
/// A heading also names the units above. Of a chain only the lowest files the form, and a name that
/// occurs in several places means the one below another unit of the same heading.
UnitNames::Units lowest(std::vector<UnitNames::Units const*> const& named, TreeOrder const& order);

} // namespace gopbieu
