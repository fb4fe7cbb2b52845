#pragma once

#include "workbook/looks.hpp"

#include <string>
#include <string_view>

namespace gopbieu {

/// The font of an overlay, which names only what it changes.
void append_overlay_font(std::string& out, Font const& font);
/// The font of some letters inside a cell.
void append_run_font(std::string& out, Font const& font);

/// `<name rgb="FF…"/>`; nothing for the automatic colour.
void append_color(std::string& out, std::string_view name, Color color);

} // namespace gopbieu
