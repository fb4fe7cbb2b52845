#pragma once

// What the ledger holds, as plain values.

#include "base/finding.hpp"
#include "base/walk_files.hpp"
#include "intake/submission.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// What became of a file. Every file that was seen is in exactly one state, so they add up.
enum class FileState : std::uint8_t {
    accepted,   ///< its figures count
    returned,   ///< faulty: goes back to the unit
    waiting,    ///< a question must be answered first
    superseded, ///< a later one of the same unit counts
    duplicate,  ///< the same bytes as another file
    not_ours,   ///< holds no form of the campaign
    unreadable  ///< is no workbook that can be read
};
inline constexpr std::size_t file_states = 7;

/// "accepted", as the ledger and ket-qua.json write it.
std::string_view state_name(FileState state);

/// What became of one form in a file. Only the first four states of a file can be those of a
/// submission.
enum class SubmissionState : std::uint8_t { accepted, returned, waiting, superseded };
std::string_view state_name(SubmissionState state);

/// One form of one unit as it was judged.
struct JudgedSubmission {
    Submission submission;
    SubmissionState state = SubmissionState::accepted;
    std::vector<Finding> findings; ///< of its own sheet, without regard to any other file
    std::vector<Finding> settled;  ///< that follow from other submissions, periods and decisions
    std::int64_t id = 0;           ///< in the ledger; 0: not stored yet
    std::int64_t batch = 0;        ///< the run in which it arrived

    bool operator==(JudgedSubmission const&) const = default;
};

/// One file as it was received and judged.
struct FileRecord {
    Source source;
    /// Before settling: what the file as a whole gives cause for, apart from its submissions.
    FileState state = FileState::accepted;
    FileStamp stamp;
    std::vector<JudgedSubmission> submissions;
    std::vector<Finding> findings; ///< of the file as a whole
    std::int64_t id = 0;
    std::int64_t batch = 0;

    bool operator==(FileRecord const&) const = default;
};

/// Everything that is said of a file, of its submissions too.
std::vector<Finding> all_findings(FileRecord const& record);

enum class DecisionKind : std::uint8_t {
    accept, ///< a finding, or a submission with all its findings, is let pass
    reject, ///< a submission stays out
    answer  ///< a question gets its value
};

/// What a person decided, never changed and never deleted. A later one on the same thing counts.
struct Decision {
    DecisionKind kind = DecisionKind::accept;
    std::string sha256;      ///< of the file it is about
    std::string unit, form;  ///< of the submission; empty: all of the file
    std::string finding;     ///< key of the finding or question; empty: the submission
    std::string code, place; ///< of that finding, for the record
    std::string sheet, what; ///< of a question: where it was put, and about what
    std::string row, column; ///< of a question about a figure: ids of the schema
    std::string value;       ///< of an answer
    std::string name, reason, at;
    std::int64_t id = 0;

    bool operator==(Decision const&) const = default;
};

/// The short name by which a person speaks of a finding: the same as long as the file is.
std::string finding_key(Finding const& finding, std::string_view sha256);

/// One consolidated workbook or page as it was published.
struct Publication {
    std::string file; ///< relative to the campaign
    std::string unit;
    std::string
        made_of;     ///< names what it was made of: the same as long as it need not be rewritten
    FileStamp stamp; ///< as it was written; another one: somebody has changed it since

    bool operator==(Publication const&) const = default;
};

} // namespace gopbieu
