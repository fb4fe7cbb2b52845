#include "command/counted.hpp"

namespace gopbieu {

void each_counted(Ledger& ledger, std::function<void(JudgedSubmission const&)> const& visit)
{
    ledger.each_file(Detail::with_figures, [&](FileRecord const& record) {
        if (record.state == FileState::duplicate) {
            return;
        }
        for (auto const& one : record.submissions) {
            if (one.state == SubmissionState::accepted) {
                visit(one);
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
