#include "form/scope.hpp"

#include "form/places.hpp"

namespace gopbieu {

NameKind kind_of(FormDefinition const& form, Reference const& reference)
{
    auto const target = target_of(reference, {form});
    return !target                         ? NameKind::unknown
           : target->row && target->column ? NameKind::cell
           : target->row                   ? NameKind::row
                                           : NameKind::column;
}

bool holds_figures(Row const& row)
{
    return !row.heading && (!row.measure || row.measure->holds_numbers());
}

bool holds_figures(FormDefinition const& form, Reference const& reference)
{
    auto const target = target_of(reference, {form});
    if (!target || (target->row && form.rows[*target->row].heading)) {
        return false;
    }
    return measure_of(*target).holds_numbers();
}

std::vector<Reference> names_in_range(FormDefinition const& form, Expression const& range)
{
    std::vector<Reference> names;
    for (auto const& target : targets_of(range, {form})) {
        names.push_back(range.reference);
        names.back().name =
            target.row ? form.rows[*target.row].id : form.columns[*target.column].id;
    }
    return names;
}

} // namespace gopbieu
