#pragma once

#include "form/form.hpp"
#include "layout.hpp"
#include "pen.hpp"

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
    std::string sheet; ///< name of the sheet; empty: that of the layout
    /// What else stands on the sheet, or instead of what was drawn there.
    std::map<std::string, FilledCell> cells; ///< by place: "P12"
};

/// One sheet of a workbook: a form, how it looks, and what a unit wrote (or null: blank).
struct DrawnSheet {
    gopbieu::FormDefinition const& form;
    TemplateLayout const& layout;
    Filling const* filling = nullptr;
};

/// Writes the workbook. Gives the reason when it cannot be drawn.
std::optional<std::string> draw_book(std::vector<DrawnSheet> const& sheets,
                                     Letters letters,
                                     std::filesystem::path const& file);
