#include "command/take_in.hpp"

#include "base/file.hpp"
#include "base/sha256.hpp"
#include "check/check.hpp"
#include "intake/recognise.hpp"

namespace gopbieu {

namespace {

void append(std::vector<Finding>& to, std::vector<Finding> const& more)
{
    to.insert(to.end(), more.begin(), more.end());
}

// What one document of a file adds to what is known of the file.
struct Judgement {
    bool readable = false, ours = false, question = false;
};

void judge(Document const& document,
           FormSet const& forms,
           UnitNames const& units,
           FileRecord& record,
           Judgement& judgement)
{
    auto source = record.source;
    source.file += document.member.empty() ? "" : "/" + document.member;
    if (!document.workbook) {
        auto const& problem = document.workbook.problem();
        record.findings.push_back(finding(problem.say, {source.file}, problem.args));
        return;
    }
    judgement.readable = true;
    auto recognition = recognise(*document.workbook, forms, units, source);
    judgement.ours = judgement.ours || recognition.ours;
    judgement.question = judgement.question || recognition.question;
    append(record.findings, recognition.findings);
    for (auto& submission : recognition.submissions) {
        append(record.findings, check(submission, *forms.find(submission.form)));
        record.submissions.push_back(std::move(submission));
    }
}

FileState state_of(Judgement const& judgement, std::vector<Finding> const& findings)
{
    if (!judgement.readable) {
        return FileState::unreadable;
    }
    if (!judgement.ours) {
        return FileState::not_ours;
    }
    if (judgement.question) {
        return FileState::waiting;
    }
    return any_error(findings) ? FileState::returned : FileState::accepted;
}

} // namespace

TakenFile take_in(std::filesystem::path const& file,
                  std::string const& shown,
                  FormSet const& forms,
                  UnitNames const& units,
                  ReadOptions const& options)
{
    TakenFile taken;
    auto& record = taken.record;
    record.source.file = shown;
    // Read once: the folder is synchronised while we work, and the hash, the archived original and
    // the figures must be of the same bytes.
    auto bytes = read_file(file, options.limits.file_size);
    if (!bytes) {
        auto const& problem = bytes.problem();
        record.findings.push_back(finding(problem.say, {shown}, problem.args));
        record.state = FileState::unreadable;
        return taken;
    }
    taken.bytes = std::move(*bytes);
    record.source.sha256 = sha256(taken.bytes);
    Judgement judgement;
    for (auto const& document : read_documents(taken.bytes, options)) {
        judge(document, forms, units, record, judgement);
    }
    record.state = state_of(judgement, record.findings);
    return taken;
}

Trouble Inbox::put(TakenFile file)
{
    auto& record = file.record;
    if (!file.bytes.empty()) {
        if (auto trouble = m_ledger.archive(record.source.sha256, file.bytes)) {
            return trouble;
        }
        auto const [earlier, fresh] = m_by_hash.emplace(record.source.sha256, record.source.file);
        if (!fresh) {
            // The same bytes count once, whatever became of the first copy.
            record = {record.source, FileState::duplicate, {}, {}};
            record.findings.push_back(
                finding(Say::same_bytes, {record.source.file}, {{"other", earlier->second}}));
        }
    }
    if (record.state == FileState::accepted) {
        for (auto const& submission : file.record.submissions) {
            auto const [earlier, fresh] =
                m_accepted.emplace(std::pair(submission.unit, submission.form), record.source.file);
            if (fresh) {
                continue;
            }
            if (auto trouble = clash(record, submission, earlier->second)) {
                return trouble;
            }
        }
    }
    return m_ledger.store(record);
}

// Nothing says which of two different files counts, so neither does until a person has said it.
Trouble Inbox::clash(FileRecord& record, Submission const& submission, std::string const& earlier)
{
    auto const about = [&](std::string const& file, std::string const& other) {
        return finding(Say::filed_twice,
                       {file},
                       {{"unit", submission.unit},
                        {"form", submission.form},
                        {"found", file},
                        {"other", other}});
    };
    record.state = FileState::waiting;
    record.findings.push_back(about(record.source.file, earlier));
    if (earlier == record.source.file) {
        return {}; // two documents of one archive
    }
    return m_ledger.change(earlier, FileState::waiting, about(earlier, record.source.file));
}

} // namespace gopbieu
