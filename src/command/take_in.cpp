#include "command/take_in.hpp"

#include "base/catalogue/files.hpp"
#include "base/file.hpp"
#include "base/sha256.hpp"
#include "intake/recognise.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>

namespace gopbieu {

namespace {

// Judges the documents of one file, one after the other.
class Judge {
public:
    Judge(TakeInContext const& context, FileRecord& record) : m_context(context), m_record(record)
    {
    }

    void document(Document const& document)
    {
        auto source = m_record.source;
        source.file += document.member.empty() ? "" : "/" + document.member;
        if (!document.workbook) {
            auto const& problem = document.workbook.problem();
            m_record.findings.push_back(finding(problem.say, {source.file}, problem.args));
            return;
        }
        m_readable = true;
        auto recognition = recognise(*document.workbook, m_context.known, source);
        m_ours = m_ours || recognition.ours;
        std::ranges::move(recognition.evidence, std::back_inserter(m_evidence));
        CheckContext context;
        context.period = m_context.known.period;
        auto const first = m_record.submissions.size();
        for (auto& submission : recognition.submissions) {
            JudgedSubmission one;
            one.submission = std::move(submission);
            m_record.submissions.push_back(std::move(one));
        }
        share_out(std::move(recognition.findings), source);
        for (auto at = first; at < m_record.submissions.size(); ++at) {
            auto& one = m_record.submissions[at];
            std::ranges::move(m_context.checker.check(one.submission, context),
                              std::back_inserter(one.findings));
            one.findings = group_causes(std::move(one.findings));
        }
    }

    void finish()
    {
        for (auto& one : m_record.submissions) {
            one.state = state_by(one.findings, Whose(one.submission), m_context.decisions);
        }
        if (m_readable && m_ours) {
            excuse_company();
        }
        m_record.findings = group_causes(std::move(m_record.findings));
        m_record.state = state();
    }

    std::vector<Evidence>& evidence() { return m_evidence; }

private:
    // What is said of a sheet belongs to the submission that was found on it.
    void share_out(std::vector<Finding> findings, Source const& source)
    {
        for (auto& finding : findings) {
            auto const owner =
                std::ranges::find_if(m_record.submissions, [&](JudgedSubmission const& one) {
                    return !finding.place.sheet.empty() &&
                           one.submission.source.file == source.file &&
                           one.submission.sheet == finding.place.sheet;
                });
            auto& list = owner == m_record.submissions.end() ? m_record.findings : owner->findings;
            list.push_back(std::move(finding));
        }
    }

    // Beside a form, a mail or archive may hold what is none: a picture of the signature, a letter.
    void excuse_company()
    {
        for (auto& one : m_record.findings) {
            if (code(one.say).starts_with("F2") && one.place.file != m_record.source.file) {
                one.severity = Severity::note;
            }
        }
    }

    [[nodiscard]] FileState state() const
    {
        if (!m_readable) {
            return FileState::unreadable;
        }
        return m_ours ? static_cast<FileState>(state_by(
                            m_record.findings, Whose(m_record.source), m_context.decisions))
                      : FileState::not_ours;
    }

    TakeInContext const& m_context;
    FileRecord& m_record;
    std::vector<Evidence> m_evidence;
    bool m_readable = false, m_ours = false;
};

bool just_changed(FileStamp const& stamp)
{
    using namespace std::chrono;
    auto const now = system_clock::now().time_since_epoch();
    return nanoseconds(stamp.changed) > now - seconds(2);
}

} // namespace

std::vector<Evidence>
judge(std::span<char const> bytes, TakeInContext const& context, FileRecord& record)
{
    Judge judge(context, record);
    for (auto const& document : read_documents(bytes, context.options)) {
        judge.document(document);
    }
    judge.finish();
    return std::move(judge.evidence());
}

TakenFile
take_in(std::filesystem::path const& file, std::string const& shown, TakeInContext const& context)
{
    TakenFile taken;
    auto& record = taken.record;
    record.source.file = shown;
    // The stamp first: a file that changes while it is read is then read again the next time. So is
    // one that was just written: the clock of the disk may not tell its next change apart.
    record.stamp = stamp_of(file).value_or(FileStamp());
    if (just_changed(record.stamp)) {
        record.stamp.changed = 0;
    }
    // Read once: the folder is synchronised while we work, and the hash, the archived original and
    // the figures must be of the same bytes.
    auto bytes = read_file(file, context.options.limits.file_size);
    if (!bytes) {
        auto const& problem = bytes.problem();
        std::error_code ignored;
        taken.vanished = std::filesystem::symlink_status(file, ignored).type() ==
                         std::filesystem::file_type::not_found;
        record.findings.push_back(finding(problem.say, {shown}, problem.args));
        record.state = FileState::unreadable;
        if (problem.say != say::file_empty) {
            record.stamp = {}; // what could not be read may be there tomorrow, unchanged
        }
        return taken;
    }
    record.source.sha256 = sha256(*bytes);
    taken.evidence = judge(*bytes, context, record);
    taken.original = pack_original(record.source.sha256, std::move(*bytes));
    return taken;
}

} // namespace gopbieu
