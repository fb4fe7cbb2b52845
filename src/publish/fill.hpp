#pragma once

#include "publish/publish.hpp"

namespace gopbieu {

/// The template of a form with the figures of a unit in it.
Page fill(Template const& blank, FormTotal const& total, Layout const& layout, std::size_t unit);

/// Where a written sheet differs from its template though it must not; nothing when it is true.
std::optional<Problem> difference(Page const& page,
                                  Workbook const& template_workbook,
                                  Sheet const& template_sheet,
                                  Workbook const& written_workbook,
                                  Sheet const& written_sheet,
                                  std::string const& file);

} // namespace gopbieu
