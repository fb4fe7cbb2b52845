#include "form/form.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

template <typename List>
auto* find_by_id(List const& list, std::string_view id)
{
    auto const found = std::ranges::find_if(list, [&](auto const& one) { return one.id == id; });
    return found == list.end() ? nullptr : &*found;
}

} // namespace

Column const* FormDefinition::find_column(std::string_view column_id) const
{
    return find_by_id(columns, column_id);
}

Row const* FormDefinition::find_row(std::string_view row_id) const
{
    return find_by_id(rows, row_id);
}

bool rows_may_decide(Column const& column)
{
    auto const& measure = column.measure;
    return measure.holds_numbers() && !measure.derived() && measure.way != Way::mean;
}

Measure const& FormDefinition::measure(Row const* row, Column const& column) const
{
    if (row != nullptr && !row->cells.empty()) {
        auto const cell = std::ranges::find(row->cells, column.id, &CellMeasure::column);
        if (cell != row->cells.end()) {
            return cell->measure;
        }
    }
    return row != nullptr && row->measure && rows_may_decide(column) ? *row->measure
                                                                     : column.measure;
}

bool FormDefinition::closed(Row const& row, Column const& column) const
{
    return row.heading || std::ranges::find(row.closed, column.id) != row.closed.end();
}

std::vector<FormDefinition const*> FormSet::current() const
{
    std::vector<FormDefinition const*> list;
    for (auto const& form : forms) {
        if (find(form.id) == &form) {
            list.push_back(&form);
        }
    }
    return list;
}

FormDefinition const* FormSet::find(std::string_view form_id) const
{
    return find_by_id(forms, form_id);
}

FormDefinition const* FormSet::find(std::string_view form_id, std::string_view edition) const
{
    auto const found = std::ranges::find_if(forms, [&](FormDefinition const& one) {
        return one.id == form_id && one.edition == edition;
    });
    return found == forms.end() ? nullptr : &*found;
}

} // namespace gopbieu
