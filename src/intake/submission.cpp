#include "intake/submission.hpp"

#include <algorithm>

namespace gopbieu {

Fact const* Submission::find(std::string_view row, std::string_view column) const
{
    auto const found = std::ranges::find_if(
        facts, [&](Fact const& fact) { return fact.row == row && fact.column == column; });
    return found == facts.end() ? nullptr : &*found;
}

Exact const* Submission::number(std::string_view row, std::string_view column) const
{
    auto const* const fact = find(row, column);
    return fact == nullptr ? nullptr : fact->number();
}

} // namespace gopbieu
