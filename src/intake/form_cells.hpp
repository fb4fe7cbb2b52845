#pragma once

#include "form/form.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace gopbieu {

/// What a form says of one of its cells, looked up beforehand.
struct FormCell {
    Measure const* measure = nullptr;
    bool closed = false;
    bool blank_counts = false;    ///< of a count that is not worked out from others
    std::uint32_t rate_group = 0; ///< rates of one number are written one way; 0: no rate
};

/// All cells of a form.
class FormCells {
public:
    /// The form must stay where it is.
    explicit FormCells(FormDefinition const& form);

    /// `row` is one of the form's, or null for a row that the schema does not know.
    [[nodiscard]] FormCell const& at(Row const* row, std::size_t column) const
    {
        auto const line = row == nullptr ? m_form->rows.size()
                                         : static_cast<std::size_t>(row - m_form->rows.data());
        return m_cells[line * m_form->columns.size() + column];
    }
    /// One more than the largest group; 1 where the form has no rates.
    [[nodiscard]] std::size_t rate_groups() const { return m_rate_groups; }

private:
    [[nodiscard]] FormCell cell(Row const* row, std::size_t column) const;

    FormDefinition const* m_form;
    std::vector<FormCell> m_cells; ///< row by row, that of unknown rows last
    std::size_t m_rate_groups = 1;
};

} // namespace gopbieu
