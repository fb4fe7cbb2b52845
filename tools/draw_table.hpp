#pragma once

#include "draw_form.hpp"
#include "pen.hpp"
#include "table_geometry.hpp"

/// Where the parts of the table came to lie.
struct DrawnTable {
    lxw_row_t header_first = 0, header_last = 0; ///< with the row of column numbers
    lxw_row_t end = 0;                           ///< the first row below
};

/// Draws header, column numbers and rows, from `top` downwards.
DrawnTable draw_table(Pen& pen,
                      Geometry const& geometry,
                      gopbieu::FormDefinition const& form,
                      TemplateLayout const& layout,
                      Filling const* filling,
                      lxw_row_t top);
