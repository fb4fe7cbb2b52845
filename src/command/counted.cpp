#include "command/counted.hpp"

namespace gopbieu {

std::uint64_t arrival_of(JudgedSubmission const& one, std::uint64_t place)
{
    constexpr unsigned bits = 32;
    return (static_cast<std::uint64_t>(one.batch) << bits) + place;
}

void each_counted(Ledger& ledger,
                  std::function<void(JudgedSubmission const&, std::uint64_t)> const& visit)
{
    std::uint64_t place = 0;
    ledger.each_counting(
        [&](JudgedSubmission const& one) { visit(one, arrival_of(one, place++)); });
}

std::vector<Submission> counted_of(Ledger& ledger, std::string_view unit)
{
    std::vector<Submission> found;
    for (auto& one : ledger.submissions_of(unit, Detail::with_figures)) {
        if (one.state == SubmissionState::accepted) {
            found.push_back(std::move(one.submission));
        }
    }
    return found;
}

} // namespace gopbieu
