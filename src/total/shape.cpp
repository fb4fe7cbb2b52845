#include "total/shape.hpp"

namespace gopbieu {

FormShape::FormShape(FormDefinition const& form, FormSet const& forms) : m_form(form)
{
    for (std::uint32_t row = 0; row < known_rows(); ++row) {
        m_rows.emplace(form.rows[row].id, row);
    }
    for (std::uint32_t column = 0; column < columns(); ++column) {
        m_columns.emplace(form.columns[column].id, column);
    }
    m_measures.reserve((form.rows.size() + 1) * form.columns.size());
    for (std::size_t row = 0; row <= form.rows.size(); ++row) {
        for (auto const& column : form.columns) {
            auto const& measure =
                form.measure(row < form.rows.size() ? &form.rows[row] : nullptr, column);
            m_measures.push_back(&measure);
            resolve(measure, forms);
        }
    }
}

void FormShape::resolve(Measure const& measure, FormSet const& forms)
{
    auto const& expression = measure.derived() ? measure.formula : measure.weight;
    if (!expression || m_expressions.contains(&measure)) {
        return;
    }
    FormsInSight const in_sight{m_form, &forms};
    ResolvedExpression resolved;
    resolved.expression = *expression;
    resolved.names.resize(number_names(resolved.expression, 0));
    for_each_name(resolved.expression, [&](Expression const& name) {
        auto& targets = resolved.names[name.slot];
        if (name.kind == Expression::Kind::range) {
            targets = targets_of(name, in_sight);
        } else if (auto const target = target_of(name.reference, in_sight)) {
            targets.push_back(*target);
        }
    });
    m_expressions.emplace(&measure, std::move(resolved));
}

std::optional<std::uint32_t> FormShape::row(std::string_view id) const
{
    auto const found = m_rows.find(id);
    return found == m_rows.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::uint32_t> FormShape::column(std::string_view id) const
{
    auto const found = m_columns.find(id);
    return found == m_columns.end() ? std::nullopt : std::optional(found->second);
}

ResolvedExpression const* FormShape::expression(CellAt cell) const
{
    auto const found = m_expressions.find(&measure(cell));
    return found == m_expressions.end() ? nullptr : &found->second;
}

bool FormShape::closed(CellAt cell) const
{
    return cell.row < known_rows() &&
           m_form.closed(m_form.rows[cell.row], m_form.columns[cell.column]);
}

std::uint32_t UnknownKeys::number(std::string const& id, std::string const& label)
{
    auto const [found, fresh] = m_numbers.emplace(id, static_cast<std::uint32_t>(m_keys.size()));
    if (fresh) {
        m_keys.push_back({id, label});
    } else if (label < m_keys[found->second].label) {
        m_keys[found->second].label = label; // units write it differently: no order of arrival
    }
    return found->second;
}

} // namespace gopbieu
