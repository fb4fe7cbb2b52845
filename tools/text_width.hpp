#pragma once

#include <string_view>

// How much room words take in Times New Roman. A spreadsheet program fits rows to their text only
// where nothing is merged, and official forms merge nearly everything, so heights are worked out.

/// The width of a text on one line, in pixels at 96 dots an inch.
double text_width(std::string_view text, double points, bool bold);

/// How many lines a text takes in a cell of so many pixels, broken between words as Excel does.
int wrapped_lines(std::string_view text, double points, bool bold, double pixels);
