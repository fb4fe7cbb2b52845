#pragma once

#include "workbook/xlsx/looks_theme.hpp"

namespace gopbieu {

/// Reads fonts, fills, borders, cell styles and the formats of conditional formats from the styles
/// part. A palette of the workbook's own goes into `colors`, which resolves all others.
///
/// A cell style stands for itself: the named style that it came from, and the apply… marks, only
/// say what follows when that named style is edited.
Trouble read_style_looks(std::string_view styles_xml,
                         ColorTables& colors,
                         Limits const& limits,
                         Looks& into);

/// Reads `<dxf>`, the format that a conditional format lays over a cell. The scanner stands behind
/// the start tag and is moved behind the end tag.
OverlayStyle read_overlay(XmlScanner& xml, ColorTables const& colors);

/// What a workbook without a styles part looks like.
void set_default_looks(Looks& into);

} // namespace gopbieu
