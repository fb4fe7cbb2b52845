#include "form/places.hpp"

#include <algorithm>
#include <utility>

namespace gopbieu {

namespace {

using Kind = Expression::Kind;

template <typename List>
std::optional<std::size_t> index_of(List const& list, std::string_view id)
{
    for (std::size_t index = 0; index < list.size(); ++index) {
        if (list[index].id == id) {
            return index;
        }
    }
    return {};
}

FormDefinition const* form_of(std::string const& id, FormsInSight const& forms)
{
    if (id.empty() || id == forms.own.id) {
        return &forms.own;
    }
    return forms.all == nullptr ? nullptr : forms.all->find(id);
}

std::vector<Target> columns_between(Target const& first, std::size_t last)
{
    std::vector<Target> found;
    auto const& columns = first.form->columns;
    auto const derived = [&](std::size_t index) { return columns[index].measure.derived(); };
    bool const any = derived(*first.column) || derived(last);
    for (auto column = *first.column; column <= last; ++column) {
        if (columns[column].measure.holds_numbers() && (any || !derived(column))) {
            found.push_back(first);
            found.back().column = column;
        }
    }
    return found;
}

std::vector<Target> rows_between(Target const& first, std::size_t last)
{
    std::vector<Target> found;
    auto const& rows = first.form->rows;
    auto const derived = [&](Row const& row) { return row.measure && row.measure->derived(); };
    auto const& begin = rows[*first.row];
    bool const any = derived(begin) || derived(rows[last]);
    for (auto index = *first.row; index <= last && rows[last].parent == begin.parent; ++index) {
        auto const& row = rows[index];
        bool const figures = !row.heading && (!row.measure || row.measure->holds_numbers());
        if (row.parent == begin.parent && figures && (any || !derived(row))) {
            found.push_back(first);
            found.back().row = index;
        }
    }
    return found;
}

// Over what a rule goes that does not say: what its names leave open.
Over over_of(ResolvedRule const& rule)
{
    bool open_rows = false;
    bool open_columns = false;
    bool any = false;
    for (auto const& name : rule.names) {
        for (auto const& target : name) {
            any = true;
            open_rows = open_rows || !target.row;
            open_columns = open_columns || !target.column;
        }
    }
    return open_rows || !any ? Over::rows : open_columns ? Over::columns : Over::once;
}

} // namespace

std::optional<Target> target_of(Reference const& reference, FormsInSight const& forms)
{
    auto const* const form = form_of(reference.form, forms);
    if (form == nullptr) {
        return {};
    }
    Target target;
    target.whose = reference.whose;
    target.form = form;
    target.row = index_of(form->rows, reference.name);
    if (reference.qualifier.empty()) {
        target.column = target.row ? std::nullopt : index_of(form->columns, reference.name);
        return target.row || target.column ? std::optional(target) : std::nullopt;
    }
    target.column = index_of(form->columns, reference.qualifier);
    return target.row && target.column ? std::optional(target) : std::nullopt;
}

std::vector<Target> targets_of(Expression const& range, FormsInSight const& forms)
{
    auto const first = target_of(range.reference, forms);
    if (!first) {
        return {};
    }
    auto const last = first->row ? index_of(first->form->rows, range.last)
                                 : index_of(first->form->columns, range.last);
    if (!last) {
        return {};
    }
    return first->row ? rows_between(*first, *last) : columns_between(*first, *last);
}

std::optional<Target> at(Target target, Spot const& spot, FormDefinition const& own)
{
    // False when the other form has nothing of that name.
    auto const fill = [&](auto& open, auto const& from, auto const& own_list, auto const& list) {
        if (open || !from) {
            return true;
        }
        open = target.form == &own ? from : index_of(list, own_list[*from].id);
        return open.has_value();
    };
    bool const row = fill(target.row, spot.row, own.rows, target.form->rows);
    bool const column = fill(target.column, spot.column, own.columns, target.form->columns);
    return row && column ? std::optional(target) : std::nullopt;
}

ResolvedRule resolve(Rule const& rule, FormsInSight const& forms)
{
    ResolvedRule resolved;
    resolved.rule = &rule;
    resolved.claim = rule.claim;
    resolved.when = rule.when;
    auto const in_claim = number_names(resolved.claim, 0);
    resolved.names.resize(resolved.when ? number_names(*resolved.when, in_claim) : in_claim);
    auto const look_up = [&](Expression const& name) {
        auto& targets = resolved.names[name.slot];
        if (name.kind == Kind::range) {
            targets = targets_of(name, forms);
        } else if (auto const target = target_of(name.reference, forms)) {
            targets.push_back(*target);
        }
        resolved.needs_others = resolved.needs_others || !name.reference.form.empty() ||
                                name.reference.whose != Reference::Whose::own;
    };
    for_each_name(resolved.claim, look_up);
    if (resolved.when) {
        for_each_name(*resolved.when, look_up);
    }
    resolved.over = rule.over == Over::by_names ? over_of(resolved) : rule.over;
    return resolved;
}

bool covers_row(Rule const& rule, std::string_view row_id)
{
    return rule.only.empty() || std::ranges::find(rule.only, row_id) != rule.only.end();
}

std::vector<std::size_t> columns_of(Rule const& rule, FormDefinition const& form)
{
    std::vector<std::size_t> found;
    for (std::size_t index = 0; index < form.columns.size(); ++index) {
        auto const& column = form.columns[index];
        bool const asked = rule.only.empty()
                               ? column.measure.holds_numbers() && rows_may_decide(column)
                               : std::ranges::find(rule.only, column.id) != rule.only.end();
        if (asked) {
            found.push_back(index);
        }
    }
    return found;
}

std::vector<Spot> spots_of(ResolvedRule const& rule, FormDefinition const& form)
{
    std::vector<Spot> found;
    auto const add = [&](std::optional<std::size_t> row, std::optional<std::size_t> column) {
        Spot spot;
        spot.row = row;
        spot.column = column;
        if (!closed_at(rule, spot, form)) {
            found.push_back(spot);
        }
    };
    if (rule.over == Over::once) {
        add({}, {});
    } else if (rule.over == Over::columns) {
        for (auto const column : columns_of(*rule.rule, form)) {
            add({}, column);
        }
    } else {
        for (std::size_t row = 0; row < form.rows.size(); ++row) {
            if (!form.rows[row].heading && covers_row(*rule.rule, form.rows[row].id)) {
                add(row, {});
            }
        }
    }
    return found;
}

bool closed_at(ResolvedRule const& rule, Spot const& spot, FormDefinition const& form)
{
    auto const closed = [&](Expression const& side) {
        if (side.kind != Kind::name || rule.names[side.slot].size() != 1) {
            return false;
        }
        auto const target = at(rule.names[side.slot].front(), spot, form);
        return target && target->row && target->column && target->whose == Reference::Whose::own &&
               target->form->closed(target->form->rows[*target->row],
                                    target->form->columns[*target->column]);
    };
    return closed(rule.claim.left) || closed(rule.claim.right);
}

Measure const& measure_of(Target const& target)
{
    auto const* const row = target.row ? &target.form->rows[*target.row] : nullptr;
    if (target.column) {
        return target.form->measure(row, target.form->columns[*target.column]);
    }
    static Measure const unsaid;
    return row != nullptr && row->measure ? *row->measure : unsaid;
}

} // namespace gopbieu
