#pragma once

#include "publish/publish.hpp"

namespace gopbieu {

/// The template of a form with the figures of a unit in it.
SheetDraft
fill(Template const& blank, FormTotal const& total, Layout const& layout, std::size_t unit);

} // namespace gopbieu
