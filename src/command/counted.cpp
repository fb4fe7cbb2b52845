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
    ledger.each_file(Detail::with_figures, [&](FileRecord const& record) {
        if (record.state == FileState::duplicate) {
            return;
        }
        for (auto const& one : record.submissions) {
            if (one.state == SubmissionState::accepted) {
                visit(one, arrival_of(one, place++));
            }
        }
    });
}

std::vector<JudgedSubmission> counted_of(Ledger& ledger, std::string_view unit)
{
    auto all = ledger.submissions_of(unit, Detail::with_figures);
    std::erase_if(
        all, [](JudgedSubmission const& one) { return one.state != SubmissionState::accepted; });
    return all;
}

} // namespace gopbieu
