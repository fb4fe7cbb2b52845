#include "ledger/ledger_rows.hpp"

#include "ledger/packing.hpp"

namespace gopbieu {

namespace {

FileState file_state(std::string_view name)
{
    for (std::size_t at = 0; at < file_states; ++at) {
        if (state_name(static_cast<FileState>(at)) == name) {
            return static_cast<FileState>(at);
        }
    }
    return FileState::unreadable;
}

SubmissionState submission_state(std::string_view name)
{
    auto const state = file_state(name);
    return state <= FileState::superseded ? static_cast<SubmissionState>(state)
                                          : SubmissionState::waiting;
}

} // namespace

void LedgerReader::findings_of(JudgedSubmission& one)
{
    auto query =
        m_database.query("SELECT code, severity, place_file, sheet, cell, line, col, args,"
                         " settled FROM finding WHERE submission = ? ORDER BY settled, id");
    for (query.bind(one.id); query.next();) {
        if (auto found = finding(query)) {
            (query.number(8) != 0 ? one.settled : one.findings).push_back(std::move(*found));
        }
    }
}

JudgedSubmission LedgerReader::submission_alone(Query const& query, Detail detail)
{
    JudgedSubmission one;
    one.id = query.number(0);
    auto& filed = one.submission;
    filed.form = query.text(1);
    filed.edition = query.text(2);
    filed.unit = query.text(3);
    filed.source.file = query.text(4);
    filed.sheet = query.text(5);
    one.state = submission_state(query.bytes(6));
    unpack_cells(query.bytes(7), filed.cells);
    if (detail == Detail::with_figures && !unpack_figures(query.bytes(8), filed)) {
        m_database.error = SQLITE_CORRUPT;
    }
    return one;
}

JudgedSubmission LedgerReader::submission(Query const& query, Detail detail)
{
    auto one = submission_alone(query, detail);
    one.submission.source.sha256 = query.text(9);
    one.batch = query.number(10);
    if (one.submission.source.file.empty()) {
        one.submission.source.file = query.text(11);
    }
    return one;
}

void LedgerReader::submissions_of(FileRecord& record, Detail detail)
{
    static constexpr char const* of_file = " WHERE s.id >= ? AND s.id < ? ORDER BY s.id";
    static std::string const full = submission_columns(Detail::with_figures) +
                                    " FROM submission s JOIN figures g ON g.submission = s.id" +
                                    of_file;
    static std::string const bare =
        submission_columns(Detail::without_figures) + " FROM submission s" + of_file;
    auto query = m_database.query(detail == Detail::with_figures ? full : bare);
    query.bind(first_submission(record.id)).bind(first_submission(record.id + 1));
    while (query.next()) {
        auto& one = record.submissions.emplace_back(submission_alone(query, detail));
        one.submission.source.sha256 = record.source.sha256;
        one.batch = record.batch;
        if (one.submission.source.file.empty()) {
            one.submission.source.file = record.source.file;
        }
    }
}

// All at once: a file of a hundred submissions costs one question, like one of a single submission.
void LedgerReader::findings_of(FileRecord& record)
{
    auto query = m_database.query("SELECT code, severity, place_file, sheet, cell, line, col, args,"
                                  " settled, ifnull(submission, 0) FROM finding WHERE file = ?"
                                  " ORDER BY submission, settled, id");
    auto at = record.submissions.begin();
    for (query.bind(record.id); query.next();) {
        auto found = finding(query);
        auto const submission = query.number(9);
        while (at != record.submissions.end() && at->id < submission) {
            ++at;
        }
        if (!found) {
            continue;
        }
        if (submission == 0) {
            record.findings.push_back(std::move(*found));
        } else if (at != record.submissions.end() && at->id == submission) {
            (query.number(8) != 0 ? at->settled : at->findings).push_back(std::move(*found));
        }
    }
}

std::string LedgerReader::submission_columns(Detail detail)
{
    return std::string("SELECT s.id, s.form, s.edition, s.unit, s.document, s.sheet, s.state,"
                       " s.cells, ") +
           (detail == Detail::with_figures ? "g.bytes" : "x''");
}

std::string LedgerReader::submissions_with_files(Detail detail)
{
    return submission_columns(detail) +
           ", f.sha256, f.batch, f.name FROM submission s JOIN file f ON f.id = s.id >> 20" +
           (detail == Detail::with_figures ? " JOIN figures g ON g.submission = s.id" : "");
}

FileRecord LedgerReader::file(Query const& query, Detail detail)
{
    FileRecord record;
    record.id = query.number(0);
    record.source = {query.text(1), query.text(2)};
    record.state = file_state(query.bytes(3));
    record.stamp = {static_cast<std::uint64_t>(query.number(4)), query.number(5)};
    record.batch = query.number(6);
    submissions_of(record, detail);
    bool const counts =
        record.state == FileState::accepted || record.state == FileState::superseded;
    if (detail != Detail::outline || !counts) {
        findings_of(record);
    }
    return record;
}

std::optional<Finding> LedgerReader::finding(Query const& query)
{
    auto const say = say_of(query.bytes(0));
    auto args = unpack_args(query.bytes(7));
    if (!say || !args) {
        return {}; // a code that a newer program knew
    }
    Finding one{*say, static_cast<Severity>(query.number(1))};
    one.place = {query.text(2),
                 query.text(3),
                 query.text(4),
                 static_cast<std::uint32_t>(query.number(5)),
                 static_cast<std::uint32_t>(query.number(6))};
    one.args = std::move(*args);
    return one;
}

void LedgerWriter::file(FileRecord& record, std::int64_t original)
{
    record.batch = record.batch == 0 ? last_batch() : record.batch;
    m_database
        .query("INSERT INTO file (name, sha256, size, changed, own_state, state, duplicate_of,"
               " present, batch, original) VALUES (?, ?, ?, ?, ?, ?, '', 1, ?, ?)")
        .bind(record.source.file)
        .bind(record.source.sha256)
        .bind(static_cast<std::int64_t>(record.stamp.size))
        .bind(record.stamp.changed)
        .bind(state_name(record.state))
        .bind(state_name(record.state))
        .bind(record.batch)
        .bind(original)
        .run();
    record.id = m_database.last_id();
    auto next = first_submission(record.id);
    for (auto& one : record.submissions) {
        one.id = next++;
        submission(record, one);
    }
    findings(record.id, 0, false, record.findings);
}

void LedgerWriter::findings(std::int64_t file,
                            std::int64_t submission,
                            bool settled,
                            std::vector<Finding> const& list)
{
    for (auto const& one : list) {
        auto const args = pack_args(one.args);
        m_database
            .query("INSERT INTO finding (file, submission, settled, code, severity, place_file,"
                   " sheet, cell, line, col, args)"
                   " VALUES (?, nullif(?, 0), ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .bind(file)
            .bind(submission)
            .bind(std::int64_t{settled ? 1 : 0})
            .bind(code(one.say))
            .bind(static_cast<std::int64_t>(one.severity))
            .bind(one.place.file)
            .bind(one.place.sheet)
            .bind(one.place.cell)
            .bind(std::int64_t{one.place.line})
            .bind(std::int64_t{one.place.column})
            .bind_bytes(args)
            .run();
    }
}

std::int64_t LedgerWriter::last_batch()
{
    auto last = m_database.query("SELECT max(id) FROM batch");
    return last.next() ? last.number(0) : 0;
}

void LedgerWriter::submission(FileRecord const& record, JudgedSubmission& one)
{
    auto const figures = pack_figures(one.submission);
    auto const cells = pack_cells(one.submission.cells);
    auto const& filed = one.submission;
    bool const in_archive = filed.source.file != record.source.file;
    m_database.query("INSERT INTO submission VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(one.id)
        .bind(filed.form)
        .bind(filed.edition)
        .bind(filed.unit)
        .bind(in_archive ? std::string_view(filed.source.file) : std::string_view())
        .bind(filed.sheet)
        .bind(state_name(one.state))
        .bind_bytes(cells)
        .run();
    m_database.query("INSERT INTO figures VALUES (?, ?)").bind(one.id).bind_bytes(figures).run();
    one.batch = record.batch;
    findings(record.id, one.id, false, one.findings);
    findings(record.id, one.id, true, one.settled);
}

} // namespace gopbieu
