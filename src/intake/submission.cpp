#include "intake/submission.hpp"

#include <algorithm>

namespace gopbieu {

CellCount& CellCount::operator+=(CellCount const& other)
{
    seen += other.seen;
    used += other.used;
    labels += other.labels;
    checked += other.checked;
    outside += other.outside;
    people += other.people;
    left_out += other.left_out;
    asked += other.asked;
    return *this;
}

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
