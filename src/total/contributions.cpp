#include "total/contributions.hpp"

#include "total/derive.hpp"

#include <algorithm>

namespace gopbieu {

std::optional<Explainer>
Explainer::of(Cell const& cell, Totals const& totals, FormSet const& forms, OrgTree const& tree)
{
    auto const* const form = forms.find(cell.form);
    auto const* const column = form == nullptr ? nullptr : form->find_column(cell.column);
    if (column == nullptr) {
        return {};
    }
    Explainer explainer(totals, forms, tree);
    explainer.m_form = static_cast<std::size_t>(form - forms.forms.data());
    explainer.m_column = static_cast<std::uint32_t>(column - form->columns.data());
    explainer.m_cell = cell;
    explainer.want(explainer.m_form, cell.row, explainer.m_column);
    explainer.m_inside.resize(forms.forms.size());
    for (auto const& wanted : explainer.m_wanted) {
        explainer.find_units(wanted.form);
    }
    explainer.m_explanation.filed = totals.forms[explainer.m_form].filed(cell.unit);
    return explainer;
}

Explainer::Explainer(Totals const& totals, FormSet const& forms, OrgTree const& tree)
    : m_totals(totals), m_tree(tree), m_joining(std::make_unique<Joining>(forms, tree))
{
}

// The cell, and everything that its weight or formula names.
void Explainer::want(std::size_t form, std::string const& row, std::uint32_t column)
{
    auto const& forms = m_joining->forms().forms;
    auto const& definition = forms[form];
    auto const& id = definition.columns[column].id;
    bool const known = std::ranges::any_of(m_wanted, [&](Wanted const& one) {
        return one.form == form && one.row == row && one.column == id;
    });
    if (known) {
        return;
    }
    m_wanted.push_back({form, row, id});
    auto const& shape = m_joining->shape(form);
    auto const number = shape.row(row);
    auto const* const resolved = shape.expression({number.value_or(shape.known_rows()), column});
    if (resolved == nullptr) {
        return;
    }
    for (auto const& name : resolved->names) {
        for (auto const& target : name) {
            auto const other = static_cast<std::size_t>(target.form - forms.data());
            auto const at_column = target.column ? target.form->columns[*target.column].id : id;
            auto const there = m_joining->shape(other).column(at_column);
            if (target.whose == Reference::Whose::own && there) {
                want(other, target.row ? target.form->rows[*target.row].id : row, *there);
            }
        }
    }
}

// From the unit down to those that filed by themselves.
void Explainer::find_units(std::size_t form)
{
    auto& inside = m_inside[form];
    if (!inside.empty()) {
        return;
    }
    auto const& totals = m_totals.forms[form];
    inside.resize(m_tree.units().size(), false);
    std::vector<bool> passed(inside.size(), false);
    std::vector<std::size_t> open{m_cell.unit};
    while (!open.empty()) {
        auto const unit = open.back();
        open.pop_back();
        if (totals.filed(unit)) {
            inside[unit] = true;
            continue;
        }
        passed[unit] = true;
        auto const& children = m_tree.children(unit);
        open.insert(open.end(), children.begin(), children.end());
    }
    for (auto const& [ended, place] : totals.placed) {
        inside[ended] = passed[place];
    }
}

// The part of the explained unit that a unit's figures came up through.
std::size_t Explainer::step_of(std::size_t form, std::size_t unit) const
{
    auto at = unit;
    if (!m_tree.unit(unit).living) {
        auto const& placed = m_totals.forms[form].placed;
        auto const found =
            std::ranges::find(placed, unit, &std::pair<std::size_t, std::size_t>::first);
        if (found == placed.end() || found->second == m_cell.unit) {
            return unit;
        }
        at = found->second;
    }
    while (m_tree.unit(at).parent && *m_tree.unit(at).parent != m_cell.unit) {
        at = *m_tree.unit(at).parent;
    }
    return at;
}

FormTotal& Explainer::total(ByForm& totals, std::size_t form) const
{
    totals.resize(m_totals.forms.size());
    if (totals[form] == nullptr) {
        totals[form] = m_joining->new_total(form);
    }
    return *totals[form];
}

void Explainer::add(Submission const& submission, std::uint64_t arrival)
{
    auto const unit = m_tree.find(submission.unit);
    auto const entry = m_joining->entry(submission);
    bool const known =
        entry.kind != Entry::Kind::unknown_form && entry.kind != Entry::Kind::unknown_edition;
    if (!unit || !known || m_inside[entry.form].empty() || !m_inside[entry.form][*unit]) {
        return;
    }
    auto const& figures = entry.mapped ? *entry.mapped : submission;
    Filer filer;
    filer.unit = *unit;
    filer.position = m_joining->position(*unit);
    filer.name = m_tree.unit(*unit).name;
    filer.arrival = arrival;
    m_joining->read(entry.form, total(m_whole, entry.form), figures, filer, m_ignored);
    if (*unit != m_cell.unit) {
        auto& step = total(m_steps[step_of(entry.form, *unit)], entry.form);
        m_joining->read(entry.form, step, figures, filer, m_ignored);
    }
    collect(entry.form, *unit, figures);
}

void Explainer::collect(std::size_t form, std::size_t unit, Submission const& submission)
{
    for (auto const& fact : submission.facts) {
        bool const wanted = std::ranges::any_of(m_wanted, [&](Wanted const& one) {
            return one.form == form && one.column == fact.column &&
                   (one.row.empty() || one.row == fact.row);
        });
        if (wanted) {
            Contribution one;
            one.unit = unit;
            one.form = form;
            one.source = submission.source;
            one.sheet = submission.sheet;
            one.fact = fact;
            m_explanation.contributions.push_back(std::move(one));
        }
    }
}

std::optional<FigureValue> Explainer::value_in(ByForm const& totals) const
{
    auto const* const total = totals.empty() ? nullptr : totals[m_form].get();
    if (total == nullptr) {
        return {};
    }
    if (m_cell.row.empty()) {
        return total->over_rows(m_column);
    }
    auto const cell = total->find(m_cell.row, m_cell.column);
    return cell ? total->value(*cell) : std::nullopt;
}

std::optional<Exact> Explainer::weight_in(ByForm const& totals) const
{
    auto const* const total = totals.empty() ? nullptr : totals[m_form].get();
    auto const cell = total == nullptr ? std::nullopt : total->find(m_cell.row, m_cell.column);
    return cell ? total->weight(*cell) : std::nullopt;
}

Explanation Explainer::finish()
{
    auto const derive_all = [](ByForm const& totals) {
        std::vector<FormTotal*> all;
        for (auto const& one : totals) {
            all.push_back(one.get());
        }
        derive(all);
    };
    derive_all(m_whole);
    m_explanation.value = value_in(m_whole);
    m_explanation.weight = weight_in(m_whole);
    for (auto const& [unit, totals] : m_steps) {
        derive_all(totals);
        Step step;
        step.unit = unit;
        step.value = value_in(totals);
        step.weight = weight_in(totals);
        m_explanation.steps.push_back(std::move(step));
    }
    auto const by_position = [&](auto const& left, auto const& right) {
        return m_joining->position(left.unit) < m_joining->position(right.unit);
    };
    std::ranges::stable_sort(m_explanation.steps, by_position);
    std::ranges::stable_sort(m_explanation.contributions, by_position);
    return std::move(m_explanation);
}

} // namespace gopbieu
