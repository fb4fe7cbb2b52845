#pragma once

#include "pen.hpp"
#include "table_geometry.hpp"

/// Draws the tree of column labels, once for each panel, and the row of column numbers where the
/// form has one. Gives the first row below.
lxw_row_t draw_header(Pen& pen,
                      Geometry const& geometry,
                      gopbieu::FormDefinition const& form,
                      TemplateLayout const& layout,
                      lxw_row_t top);

/// What a row needs for so many lines of text, in points.
double height_of_lines(int lines, double points);
