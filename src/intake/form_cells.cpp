#include "intake/form_cells.hpp"

#include <algorithm>

namespace gopbieu {

FormCells::FormCells(FormDefinition const& form) : m_form(&form)
{
    m_cells.reserve((form.rows.size() + 1) * form.columns.size());
    for (std::size_t row = 0; row <= form.rows.size(); ++row) {
        auto const* const meant = row < form.rows.size() ? &form.rows[row] : nullptr;
        for (std::size_t column = 0; column < form.columns.size(); ++column) {
            auto const& made = m_cells.emplace_back(cell(meant, column));
            m_rate_groups = std::max<std::size_t>(m_rate_groups, made.rate_group + 1U);
        }
    }
}

FormCell FormCells::cell(Row const* row, std::size_t column) const
{
    auto const& of_column = m_form->columns[column];
    FormCell made;
    made.measure = &m_form->measure(row, of_column);
    made.closed = row != nullptr && m_form->closed(*row, of_column);
    made.blank_counts =
        made.measure->type == ValueType::count && !made.measure->derived() && !made.closed;
    // Rates stand under a column of percents or in a row of them.
    if (made.measure->type == ValueType::percent) {
        bool const by_row = row != nullptr && made.measure != &of_column.measure;
        auto const place =
            by_row ? m_form->columns.size() + static_cast<std::size_t>(row - m_form->rows.data())
                   : column;
        made.rate_group = static_cast<std::uint32_t>(1 + place);
    }
    return made;
}

} // namespace gopbieu
