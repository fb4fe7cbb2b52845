#include "total/totals.hpp"

#include <algorithm>

namespace gopbieu {

FormTotals const* Totals::find(std::string_view form) const
{
    auto const found =
        std::ranges::find_if(forms, [&](FormTotals const& one) { return one.form->id == form; });
    return found == forms.end() ? nullptr : &*found;
}

FormTotal const* Totals::find(std::string_view form, std::size_t unit) const
{
    auto const* const found = find(form);
    return found == nullptr || unit >= found->totals.size() ? nullptr : found->totals[unit].get();
}

FormTotal const* Totals::joined(std::string_view form, std::size_t unit) const
{
    auto const* const found = find(form);
    return found == nullptr || unit >= found->joined.size() ? nullptr : found->joined[unit].get();
}

std::vector<std::size_t>
missing_units(FormTotals const& totals, OrgTree const& tree, std::size_t unit)
{
    auto missing = tree.below(unit);
    std::erase_if(missing, [&](std::size_t one) {
        return !totals.expected[one] || totals.filings[one] != Filing::none;
    });
    std::ranges::sort(missing);
    return missing;
}

} // namespace gopbieu
