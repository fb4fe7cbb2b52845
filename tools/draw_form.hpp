#pragma once

#include "form/form.hpp"
#include "layout.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

// Draws the official look of any form from its schema and its layout: the blank template, or a
// copy that a unit filled in.

/// What stands in a filled cell: a number, or whatever else somebody typed.
using FilledCell = std::variant<double, std::string>;

struct FilledRow {
    std::string row;                         ///< of a fixed form: the id of the printed row
    std::map<std::string, FilledCell> cells; ///< by the id of the column
};

/// What a unit wrote on its copy. The blank template has dots and no figures.
struct Filling {
    std::map<gopbieu::HeadingFill, std::string> heading; ///< lines of the heading that it replaced
    std::vector<FilledRow> rows;
    bool total_row = false;
};

/// Writes the workbook; `filling` may be null. Gives the reason when it cannot be drawn.
std::optional<std::string> draw_form(gopbieu::FormDefinition const& form,
                                     TemplateLayout const& layout,
                                     Filling const* filling,
                                     std::filesystem::path const& file);
