#include "command/counted.hpp"

namespace gopbieu {

std::uint64_t arrival_of(JudgedSubmission const& one, std::uint64_t place)
{
    constexpr unsigned bits = 32;
    return (static_cast<std::uint64_t>(one.batch) << bits) + place;
}

void each_counted(Ledger& ledger, VisitCounted const& visit)
{
    std::uint64_t place = 0;
    ledger.each_counting(
        [&](JudgedSubmission const& one) { visit(one, arrival_of(one, place++)); });
}

} // namespace gopbieu
