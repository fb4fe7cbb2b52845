#include "ledger/records.hpp"

#include "base/bytes.hpp"
#include "base/sha256.hpp"

namespace gopbieu {

std::string_view state_name(FileState state)
{
    switch (state) {
    case FileState::accepted:
        return "accepted";
    case FileState::returned:
        return "returned";
    case FileState::waiting:
        return "waiting";
    case FileState::superseded:
        return "superseded";
    case FileState::duplicate:
        return "duplicate";
    case FileState::not_ours:
        return "not_ours";
    case FileState::unreadable:
        return "unreadable";
    }
    return {};
}

std::string_view state_name(SubmissionState state)
{
    return state_name(static_cast<FileState>(state));
}
static_assert(static_cast<int>(SubmissionState::superseded) ==
              static_cast<int>(FileState::superseded));

std::vector<Finding> all_findings(FileRecord const& record)
{
    auto all = record.findings;
    for (auto const& one : record.submissions) {
        all.insert(all.end(), one.findings.begin(), one.findings.end());
        all.insert(all.end(), one.settled.begin(), one.settled.end());
    }
    return all;
}

std::string finding_key(Finding const& finding, std::string_view sha256_of_file)
{
    ByteWriter identity;
    identity.text(code(finding.say));
    identity.text(sha256_of_file);
    identity.text(finding.place.sheet);
    identity.text(finding.place.cell);
    for (auto const& arg : finding.args) {
        identity.text(arg.name);
        identity.text(arg.value);
    }
    // 32 bits: two findings of one campaign rarely meet, and a person can type them.
    return sha256(identity.bytes()).substr(0, 8);
}

} // namespace gopbieu
