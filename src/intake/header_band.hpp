#pragma once

#include "intake/header.hpp"

#include <span>
#include <vector>

namespace gopbieu {

/// The columns of the sheet with a text in some rows, through merges, as far as a header reads
/// them.
std::vector<std::uint32_t> columns_with_texts(Grid const& grid, Span rows);

/// The rows in which a header may stand, with every text that shows there taken for a label or not.
class HeaderBand {
public:
    HeaderBand(Grid const& grid, TextKeys& keys, std::size_t form, Span rows);

    /// What shows at one place of the band.
    struct Slot {
        CellRef owner;
        LabelId label = no_label;
        Likeness likeness = Likeness::exact;
        bool filled = false;
        bool spreads =
            false; ///< a group's label in a single cell: it is over the empty ones beside
    };

    /// A text over a column, from the top.
    struct Part {
        LabelId label; ///< no_label: none of the form's
        CellRef owner;
        bool spread; ///< from a cell beside
        bool near;   ///< not written as on the form
    };

    [[nodiscard]] Span rows() const { return m_rows; }
    [[nodiscard]] std::span<std::uint32_t const> columns() const { return m_columns; }
    /// What stands over one of columns() within some rows, down to its last label of the form.
    [[nodiscard]] std::vector<Part> path(std::size_t column, Span rows) const;
    /// Whether any text has its first cell in a row.
    [[nodiscard]] bool begins_in(std::uint32_t row) const
    {
        return m_begins[row - m_rows.first] != 0;
    }
    /// How many columns of the form have their label anywhere in the band: no more can be found.
    [[nodiscard]] std::size_t possible_columns() const;
    /// Takes texts that no label equals for the labels they come near to.
    void look_for_near_labels(Span rows);
    [[nodiscard]] Likeness likeness(CellRef owner) const;

private:
    [[nodiscard]] Slot const& slot(std::uint32_t row, std::size_t column) const
    {
        return m_slots[(row - m_rows.first) * m_columns.size() + column];
    }
    void fill(std::uint32_t row, std::size_t column);
    [[nodiscard]] bool is_group(LabelId label) const;

    Grid const& m_grid;
    TextKeys& m_keys;
    std::size_t m_form;
    Span m_rows;
    std::vector<std::uint32_t> m_columns; ///< of the sheet, those with anything in the band
    std::vector<Slot> m_slots;
    std::vector<char> m_begins; ///< of each row
};

} // namespace gopbieu
