#include "check/figure_table.hpp"

#include <algorithm>
#include <cmath>

namespace gopbieu {

FormPlaces::FormPlaces(FormDefinition const& form) : m_form(&form), m_cells(form)
{
    for (std::size_t at = 0; at < form.rows.size(); ++at) {
        m_rows.emplace(form.rows[at].id, at);
    }
    for (std::size_t at = 0; at < form.columns.size(); ++at) {
        m_columns.emplace(form.columns[at].id, at);
        look_up(form.columns[at].measure);
    }
    for (auto const& row : form.rows) {
        if (row.measure) {
            look_up(*row.measure);
        }
        for (auto const& cell : row.cells) {
            look_up(cell.measure);
        }
        find_derived(&row);
    }
    find_derived(nullptr);
}

void FormPlaces::find_derived(Row const* row)
{
    auto& derived = m_derived.emplace_back();
    for (std::size_t column = 0; column < m_form->columns.size(); ++column) {
        if (m_cells.at(row, column).measure->formula) {
            derived.push_back(column);
        }
    }
}

void FormPlaces::look_up(Measure const& measure)
{
    for (auto const* const expression : {&measure.weight, &measure.formula}) {
        if (!*expression) {
            continue;
        }
        for_each_name(**expression, [this](Expression const& name) {
            auto& targets = m_targets[&name];
            if (name.kind == Expression::Kind::range) {
                targets = targets_of(name, {*m_form});
            } else if (auto const target = target_of(name.reference, {*m_form})) {
                targets.push_back(*target);
            }
        });
    }
}

std::vector<Target> const& FormPlaces::targets(Expression const& name) const
{
    static std::vector<Target> const none;
    auto const found = m_targets.find(&name);
    return found == m_targets.end() ? none : found->second;
}

std::optional<std::size_t> FormPlaces::row(std::string_view id) const
{
    auto const found = m_rows.find(id);
    return found == m_rows.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::size_t> FormPlaces::column(std::string_view id) const
{
    auto const found = m_columns.find(id);
    return found == m_columns.end() ? std::nullopt : std::optional(found->second);
}

FigureTable::FigureTable(FormPlaces const& places, Submission const& submission)
    : m_places(places), m_columns(places.form().columns.size()),
      m_figures(places.form().rows.size() * m_columns), m_wholes(m_figures.size(), no_figure),
      m_filled(places.form().rows.size())
{
    lay_out(submission, false);
    m_labels = submission.row_labels;
}

FigureTable::FigureTable(FormPlaces const& places,
                         std::vector<Submission const*> const& submissions)
    : m_places(places), m_columns(places.form().columns.size()),
      m_figures(places.form().rows.size() * m_columns), m_wholes(m_figures.size(), no_figure),
      m_filled(places.form().rows.size())
{
    for (auto const* const one : submissions) {
        lay_out(*one, true);
    }
}

void FigureTable::lay_out(Submission const& submission, bool add_up)
{
    std::size_t next = 0;
    for (auto const& id : submission.rows) {
        auto const row = row_of(id, next);
        m_filled[row] = 1;
        next = row + 1;
    }
    // Facts stand row by row, from column to column.
    std::string const* row_id = nullptr;
    std::size_t row = 0;
    std::size_t likely = 0;
    for (auto const& fact : submission.facts) {
        auto const column = find_column(fact.column, likely);
        if (!column) {
            continue; // of a schema that has changed since
        }
        likely = *column + 1;
        if (row_id == nullptr || *row_id != fact.row) {
            row = row_of(fact.row, row_id == nullptr ? 0 : row + 1);
            row_id = &fact.row;
        }
        m_filled[row] = 1;
        auto const at = row * m_columns + *column;
        auto& figure = m_figures[at];
        if (auto const* const number = fact.number()) {
            set(at, add_up && figure.number ? figure.number->plus(*number) : *number);
        }
        figure.fact = add_up ? nullptr : &fact;
    }
    for (auto const& open : submission.open) {
        leave_open(open);
    }
}

void FigureTable::set(std::size_t at, std::optional<Exact> const& number)
{
    constexpr double least = 9007199254740992.0;
    m_figures[at].number = number;
    auto const whole = number && number->whole() ? number->to_double() : least;
    m_wholes[at] = m_figures[at].open || (number && std::fabs(whole) >= least) ? another_figure
                   : number ? static_cast<std::int64_t>(whole)
                            : no_figure;
}

void FigureTable::leave_open(OpenFigure const& open)
{
    auto const row = find_row(open.row);
    if (!row) {
        m_lacks_rows = true;
        return;
    }
    for (std::size_t column = 0; column < m_columns; ++column) {
        if (open.column.empty() || form().columns[column].id == open.column) {
            m_figures[*row * m_columns + column].open = true;
            m_wholes[*row * m_columns + column] = another_figure;
            m_any_open = true;
        }
    }
}

std::optional<std::size_t> FigureTable::find_column(std::string const& id, std::size_t likely) const
{
    for (auto const at : {likely < m_columns ? likely : 0, std::size_t{0}}) {
        if (at < m_columns && form().columns[at].id == id) {
            return at;
        }
    }
    return m_places.column(id);
}

std::size_t FigureTable::row_of(std::string const& id, std::size_t likely)
{
    if (likely < form().rows.size() && form().rows[likely].id == id) {
        return likely;
    }
    if (auto const known = find_row(id)) {
        return *known;
    }
    m_strange.push_back(id);
    m_filled.push_back(0);
    m_figures.resize(m_figures.size() + m_columns);
    m_wholes.resize(m_figures.size(), no_figure);
    return m_filled.size() - 1;
}

std::optional<std::size_t> FigureTable::find_row(std::string_view id) const
{
    if (auto const known = m_places.row(id)) {
        return known;
    }
    auto const strange = std::ranges::find(m_strange, id);
    return strange == m_strange.end()
               ? std::nullopt
               : std::optional(form().rows.size() +
                               static_cast<std::size_t>(strange - m_strange.begin()));
}

std::string const& FigureTable::row_id(std::size_t index) const
{
    auto const* const known = row(index);
    return known != nullptr ? known->id : m_strange[index - form().rows.size()];
}

std::string FigureTable::row_label(std::size_t index) const
{
    if (auto const* const known = row(index)) {
        return known->label;
    }
    auto const& id = row_id(index);
    auto const label =
        std::ranges::find_if(m_labels, [&](auto const& one) { return one.first == id; });
    return label == m_labels.end() ? id : label->second;
}

} // namespace gopbieu
