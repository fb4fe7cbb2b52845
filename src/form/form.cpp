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

RowLabel const* FormDefinition::find_row(std::string_view row_id) const
{
    return find_by_id(rows, row_id);
}

FormDefinition const* FormSet::find(std::string_view form_id) const
{
    return find_by_id(forms, form_id);
}

} // namespace gopbieu
