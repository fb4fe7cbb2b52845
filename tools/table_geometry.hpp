#pragma once

#include "form/form.hpp"
#include "layout.hpp"

#include <xlsxwriter.h>

#include <optional>
#include <vector>

/// The columns of the sheet: those of the form, once for each panel.
class Geometry {
public:
    Geometry(gopbieu::FormDefinition const& form, TemplateLayout const& layout);

    [[nodiscard]] lxw_col_t columns() const { return static_cast<lxw_col_t>(m_widths.size()); }
    [[nodiscard]] lxw_col_t last() const { return static_cast<lxw_col_t>(m_widths.size() - 1); }
    [[nodiscard]] int width(lxw_col_t column) const { return m_widths[column]; }
    /// Of the columns from one to the other, both included.
    [[nodiscard]] int width(lxw_col_t first, lxw_col_t last) const;

    /// The last column of the left block of lines and the first of the right one, so that the
    /// lines have room; nothing when the sheet is too narrow for both.
    struct Sides {
        lxw_col_t left_end, right_begin;
    };
    [[nodiscard]] std::optional<Sides> sides(Blocks const& blocks, double points) const;

private:
    /// The first place of a column of the form; nothing when it has none of that id.
    [[nodiscard]] std::optional<lxw_col_t> place(std::string const& id) const;

    std::vector<std::string> m_ids; ///< of the columns of one panel
    std::vector<int> m_widths;      ///< in pixels
};
